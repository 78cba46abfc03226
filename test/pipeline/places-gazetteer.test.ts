// The gazetteer: what is packed comes back, names lead to their places, and romanised Arabic finds its letters again.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inArabicLetters } from '../../server/gazetteer/arabic-letters.ts'
import { Collection } from '../../server/gazetteer/collection.ts'
import { createGazetteer, loadGazetteer } from '../../server/gazetteer/gazetteer.ts'
import { nameKey, OWN_IDS_FROM, type Place } from '../../server/gazetteer/place.ts'

const town = (name: string, rank: number, more: Partial<Place> = {}): Place => ({
  id: rank,
  name,
  country: 'XX',
  admin1: '01',
  kind: 'city',
  code: 'PPL',
  rank,
  lat: 1.5,
  lon: -2.25,
  ...more,
})

test('what is packed comes back, the largest first', () => {
  const collection = new Collection()
  const small = collection.add(town('Upper Anvil', 900))
  const large = collection.add(town('Anvil', 90_000, { lat: -33.12345, lon: 151.5 }))
  collection.name('Anvil', small, { alternate: true })
  collection.name('Upper Anvil', small)
  collection.name('Anvil', large)
  collection.finish()
  const gazetteer = createGazetteer(collection.places, collection.names)
  const found = gazetteer.find(nameKey('ANVIL')) ?? []
  assert.deepEqual(
    found.map(({ place, alternate }) => [place.name, alternate]),
    [
      ['Anvil', false],
      ['Upper Anvil', true],
    ],
  )
  assert.ok(Math.abs((found[0]?.place.lat ?? 0) + 33.12345) < 1e-4)
  assert.ok(gazetteer.begins('upper'))
  assert.ok(!gazetteer.begins('lower'))
  assert.equal(gazetteer.find('nowhere'), undefined)
})

test('ids of our own are the same at every build, and none is given twice', () => {
  const [one, two] = [new Collection(), new Collection()]
  assert.equal(one.ownId('US.KY'), two.ownId('US.KY'))
  assert.notEqual(one.ownId('US.KY'), one.ownId('US.KY'))
  assert.ok(one.ownId('US.TX') >= OWN_IDS_FROM && one.ownId('US.TX') < 1e9)
})

test('marked romanisation finds its letters again, unmarked does not', () => {
  assert.equal(inArabicLetters('Al Manşūrah'), 'المنصورة')
  assert.equal(inArabicLetters('Tall Abyaḑ'), 'تل ابيض')
  assert.equal(inArabicLetters('Al Qunayţirah'), 'القنيطرة')
  assert.equal(inArabicLetters('Kafr Nabl'), undefined)
  assert.equal(inArabicLetters('Straße'), undefined)
})

test('one place under its names in every script', async () => {
  const gazetteer = await loadGazetteer()
  const id = (name: string, country: string) =>
    gazetteer.find(nameKey(name))?.find(({ place }) => place.country === country && place.kind === 'city')?.place.id
  for (const name of ['Kobani', 'Kobanê', 'کۆبانێ', 'عين العرب', 'كوباني']) assert.equal(id(name, 'SY'), 172256, name)
  for (const name of ['Astana', 'أستانة', 'استانا', 'Нур-Султан', 'آستانه']) assert.equal(id(name, 'KZ'), 1526273, name)
  for (const name of ['Strait of Hormuz', 'مضيق هرمز', 'تنگه هرمز', 'Hürmüz Boğazı', 'Ормузский пролив'])
    assert.equal(gazetteer.find(nameKey(name))?.[0]?.place.kind, 'water', name)
  for (const name of ['محافظة حلب', 'Aleppo Governorate', 'Texas', 'تكساس', 'Adair County'])
    assert.ok(gazetteer.find(nameKey(name)), name)
})

test('an Arabic reader is shown the name that Arabic news uses', async () => {
  const gazetteer = await loadGazetteer()
  const shown = (name: string, country: string) => {
    const found = gazetteer.find(nameKey(name))?.find(({ place }) => place.country === country && place.kind === 'city')
    return found && gazetteer.arabicLabel(gazetteer.numberOf(found.place.id) as number)
  }
  for (const [name, country, label] of [
    ['Jerusalem', 'IL', 'القدس'],
    ['Haifa', 'IL', 'حيفا'],
    ['Sanaa', 'YE', 'صنعاء'],
    ['Dubai', 'AE', 'دبي'],
    ['Karbala', 'IQ', 'كربلاء'],
    ['Rome', 'IT', 'روما'],
    ['Damascus', 'SY', 'دمشق'],
    // Its governorate is called the capital, and those of Qatar are called municipalities.
    ['Amman', 'JO', 'عمان'],
    ['Ar Rayyan', 'QA', 'الريان'],
    ['Laghouat', 'DZ', 'الاغواط'],
  ] as const)
    assert.equal(shown(name, country), label)
})
