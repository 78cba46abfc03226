// عمان is Amman and Oman: told by vowel signs, by what it is called, by datelines, and by whose neighbours are spoken of.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { loadGazetteer } from '../../server/gazetteer/gazetteer.ts'
import { findPlaces } from '../../server/pipeline/places.ts'

const gazetteer = await loadGazetteer()

const CASES: [text: string, feedCountry: string | null, expected: 'JO' | 'OM'][] = [
  ['عقد في عمان اجتماع للخبراء.', null, 'JO'],
  ['عمان (وكالة الجسر) - قال مسؤول إن الطرق مغلقة.', null, 'JO'],
  ['وصل الوفد من دمشق إلى عمان عبر المعبر البري.', null, 'JO'],
  ['أغلقت شوارع عمان بسبب الثلوج.', null, 'JO'],
  ['التقى الملك في عمان الرئيس الفلسطيني.', null, 'JO'],
  ['عمّان تستضيف القمة', null, 'JO'],
  ['افتتح في عمان مصنع جديد.', 'LB', 'JO'],
  ['عُمان تستضيف القمة', null, 'OM'],
  ['رحبت عمان باستئناف المحادثات بين واشنطن وطهران.', null, 'OM'],
  ['زار سلطان عمان الرياض.', null, 'OM'],
  ['قالت عمان والدوحة إن الوساطة مستمرة بين الحوثيين والسعودية.', null, 'OM'],
  ['قبالة سواحل عمان احتجزت ناقلة.', null, 'OM'],
  ['افتتح في عمان مصنع جديد.', 'OM', 'OM'],
  ['افتتح في عمان مصنع جديد.', 'AE', 'OM'],
]

for (const [text, feedCountry, expected] of CASES)
  test(`${text} ${feedCountry ?? ''} → ${expected}`, () => {
    const found = findPlaces({ title: '', text, language: 'ar', feedCountry }, gazetteer)
    const name = found.find(({ surface, kind }) => kind === 'name' && /^ع[ُ]?م[ّ]?ان$/.test(surface))
    assert.equal(name?.country, expected)
  })
