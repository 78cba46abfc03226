// Where things happened, told apart from who did them and where they were filed: the founding dispatch, and sentences of our own
// in every language that Rasid reads. Runs on the gazetteer that preparation builds.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { PlaceMention } from '../../core/model.ts'
import { loadGazetteer } from '../../server/gazetteer/gazetteer.ts'
import { OWN_IDS_FROM } from '../../server/gazetteer/place.ts'
import { findPlaces } from '../../server/pipeline/places.ts'
import { foundingDispatch, NO_SEED } from '../support/seed.ts'

const gazetteer = await loadGazetteer()

const find = (language: string, text: string, title = '', feedCountry: string | null = null) =>
  findPlaces({ title, text, language, feedCountry }, gazetteer)
const names = (mentions: PlaceMention[]) => mentions.filter(({ kind }) => kind === 'name')
const brief = (mentions: PlaceMention[]) =>
  names(mentions).map(({ surface, country, admin1 }) => `${surface} ${country}${admin1 ? `.${admin1}` : ''}`)

test('the founding dispatch: every place with its role, no wrong place, demonyms apart', { skip: NO_SEED }, () => {
  const dispatch = foundingDispatch()
  const mentions = find('ar', dispatch.text, dispatch.title)
  const counts = new Map<string, number>()
  for (const { name, role } of names(mentions)) counts.set(`${name} ${role}`, (counts.get(`${name} ${role}`) ?? 0) + 1)
  assert.deepEqual(Object.fromEntries([...counts].sort()), {
    'Astana event': 5,
    "Dar'a event": 5,
    'Erbil dateline': 1,
    'Iran actor': 2,
    'Jordan event': 1,
    'Kazakhstan actor': 1,
    'Kazakhstan event': 1,
    // The quarter in Daraa.
    'Manshiyah event': 1,
    'Moscow actor': 1,
    'Russia actor': 5,
    'Syria event': 1,
    'Türkiye actor': 2,
  })
  const quarter = names(mentions).find(({ surface }) => surface === 'حي المنشية')
  assert.equal(quarter?.country, 'SY')
  assert.equal(quarter?.admin1, '06')
  const peoples = new Map<string, number>()
  for (const { kind, country } of mentions)
    if (kind === 'demonym') peoples.set(country, (peoples.get(country) ?? 0) + 1)
  assert.deepEqual(Object.fromEntries([...peoples].sort()), { KZ: 2, RU: 3, SY: 11 })
})

test('spans are slices of the field as given', () => {
  const title = 'Flood reaches Basra’s port'
  const text = 'BAGHDAD (Agency) — Water rose in al-Amarah and Basra, officials said.\nوفي البصرة ارتفعت المياه.'
  for (const { field, start, end, surface } of find('en', text, title))
    assert.equal((field === 'title' ? title : text).slice(start, end), surface)
})

test('what contains a town says which town', () => {
  assert.deepEqual(brief(find('en', 'A barn burned near Paris, Texas, and crews came from Lamar County.')), [
    'Paris US.TX',
    'Texas US.TX',
    'Lamar County US.TX',
  ])
  assert.deepEqual(brief(find('en', 'They moved from Columbus, Ga., to Dayton, Ohio, in May.')), [
    'Columbus US.GA',
    'Ga US.GA',
    'Dayton US.OH',
    'Ohio US.OH',
  ])
})

test('a town that its governorate is named after is meant before the governorate, in every language', () => {
  const found = (language: string, text: string) => names(find(language, text)).map(({ geonameId }) => geonameId)
  const [DARAA, ALEPPO, ERBIL, MARIB] = [170905, 170063, 95446, 72968]
  assert.deepEqual(found('tr', "Dera'da ve Halep'te elektrik kesintisi protestosu"), [DARAA, ALEPPO])
  assert.deepEqual(found('ar', 'احتجاجات في درعا وانقطاع الكهرباء في مأرب'), [DARAA, MARIB])
  assert.deepEqual(found('ru', 'В Эрбиле повреждены дома'), [ERBIL])
  // Amman's is called the capital, which any is in any country.
  assert.deepEqual(found('tr', 'Başkentte patlama oldu'), [])
  // Unless the governorate is named as one.
  const surfaces = (language: string, text: string) =>
    names(find(language, text)).map(({ surface, geonameId }) => `${surface} ${(geonameId ?? 0) >= OWN_IDS_FROM}`)
  assert.deepEqual(surfaces('ar', 'احتجاجات في محافظة حلب ومحافظة إدلب'), ['محافظة حلب true', 'ومحافظة إدلب true'])
  assert.deepEqual(surfaces('en', 'Strikes hit Idlib province and Daraa.'), ['Idlib province true', 'Daraa false'])
})

test('neighbours and the country of the feed say which of many', () => {
  const news = 'Crews from Manhattan and Topeka joined Kansas troopers near Salina.'
  assert.ok(brief(find('en', news)).includes('Manhattan US.KS'))
  assert.equal(
    names(find('en', 'The mayor of Hamilton, a city near Toronto, closed the bridge in Hamilton.', '', 'CA'))[0]
      ?.country,
    'CA',
  )
})

test('people are no towns, once introduced', () => {
  const found = brief(find('en', 'John Preston won the race in Denver. Preston thanked Mary Dallas, who trained him.'))
  assert.deepEqual(found, ['Denver US.CO'])
})

test('words of every day are no places', () => {
  assert.deepEqual(
    brief(find('en', 'Reading is nice. Most of the police will march along in March, and the mobile split.')),
    [],
  )
  assert.deepEqual(
    brief(find('ar', 'إن الأمر كان صعبا إلى يوم الثلاثاء، وقال الشيخ إن الباب فان وإن المدينة كبيرة')),
    [],
  )
  assert.deepEqual(brief(find('fa', 'دست‌کم 14 حمله هوایی روز یکشنبه حومه دمشق را هدف گرفت')), ['دمشق SY.13'])
})

test('proclitics hide nothing, heads belong to what they head', () => {
  assert.deepEqual(brief(find('ar', 'وصلت تعزيزات إلى حلب وبحمص وللرقة')), ['حلب SY.09', 'وبحمص SY.11', 'وللرقة SY.04'])
  assert.deepEqual(brief(find('ar', 'افتتح المعرض في مدينة الكويت برعاية دولة قطر')), [
    'مدينة الكويت KW.02',
    'دولة قطر QA',
  ])
  assert.deepEqual(brief(find('ar', 'اقتحم مسلحون حي الميدان في مدينة حمص قرب نهر العاصي')), [
    'حي الميدان SY.11',
    'حمص SY.11',
    'نهر العاصي ',
  ])
})

test('a name that a country and another country’s capital share is what the article speaks of', () => {
  const first = (text: string) => names(find('ar', text)).find(({ surface }) => /عمان/.test(surface))?.country
  assert.equal(first('وصلت إلى عمان قافلة انطلقت من ميناء العقبة'), 'JO')
  assert.equal(first('عقد الملك اجتماعا في عمان مع رئيس الحكومة الأردنية'), 'JO')
  assert.equal(first('هطلت أمطار على أحياء عمان الشرقية'), 'JO')
  assert.equal(first('التقى سلطان عمان الوفد في مسقط'), 'OM')
  assert.equal(first('غادرت السفينة سواحل عمان نحو صلالة'), 'OM')
  assert.equal(first('أعلنت سلطنة عمان استضافة الجولة المقبلة'), 'OM')
  assert.equal(names(find('ar', 'خرج المئات في شوارع تونس'))[0]?.name, 'Tunis')
})

test('countries that end like adjectives: alone a country, behind a noun its people', () => {
  const mentions = find('ar', 'وصل الوفد إلى السعودية حيث استقبلته الحكومة السعودية')
  assert.deepEqual(
    mentions.map(({ kind, country }) => `${kind} ${country}`),
    ['name SA', 'demonym SA'],
  )
})

test('who acts is not where it happens, nor is where it was filed', () => {
  const roles = (mentions: PlaceMention[]) => mentions.map(({ surface, role }) => `${surface} ${role}`)
  assert.deepEqual(
    roles(find('en', 'ANKARA (Agency) — Russian jets struck near Aleppo. Moscow said Syria asked for it.')),
    ['ANKARA dateline', 'Russian actor', 'Aleppo event', 'Moscow actor', 'Syria actor'],
  )
  assert.deepEqual(roles(find('ar', 'دمشق (وكالة) - قصفت إسرائيل مطار حلب، وقالت موسكو إنها تتابع')), [
    'دمشق dateline',
    'إسرائيل actor',
    'مطار حلب event',
    'موسكو actor',
  ])
})

const LANGUAGES: [language: string, text: string, expected: string[]][] = [
  [
    'tr',
    "Ankara'dan gelen heyet Diyarbakır'da ve Van Gölü kıyısında görüştü.",
    ['Ankara TR.68', 'Diyarbakır TR.21', 'Van Gölü TR'],
  ],
  [
    'ru',
    'Удары по Харькову и Одессе продолжаются, заявили в Москве.',
    ['Харькову UA.07', 'Одессе UA.17', 'Москве RU.48'],
  ],
  ['uk', 'У Києві та Харкові пролунали вибухи, у Криму тихо.', ['Києві UA.12', 'Харкові UA.07', 'Криму UA']],
  ['he', 'הכוחות נכנסו לעזה ולחאן יונס, ובחיפה נשמעו אזעקות.', ['לעזה PS.GZ', 'ולחאן יונס PS.GZ', 'ובחיפה IL.04']],
  [
    'fa',
    'نیروها در حلب مستقر شدند و روسیه از ایران خواست تنگه هرمز باز بماند',
    ['حلب SY.09', 'روسیه RU', 'ایران IR', 'تنگه هرمز '],
  ],
  ['ckb', 'وەفدەکە لە هەولێر و سلێمانی کۆبووەوە', ['هەولێر IQ.11', 'سلێمانی IQ.05']],
  ['ku', 'Hêz li Kobanê û Amedê kom bûn.', ['Kobanê SY.09', 'Amedê TR.21']],
]
for (const [language, text, expected] of LANGUAGES)
  test(`places in ${language}`, () => assert.deepEqual(brief(find(language, text)), expected))

test('no text makes it fail, and a wall of names stays quick', () => {
  for (const text of ['', ' ', ',', '،', 'U.', 'St.', '#', '\u202e\u0640', '\ud800', 'حي', 'حي حي', 'N.C. N.C.'])
    assert.ok(Array.isArray(find('en', text, text)) && Array.isArray(find('ar', text, text)))
  const began = performance.now()
  find('en', 'Springfield, Franklin, Clinton, Madison, Georgetown. '.repeat(2_000))
  assert.ok(performance.now() - began < 2_000)
  for (const wall of ['Aleppo and ', 'Syrian '])
    assert.ok(find('en', `They met the Syrian envoy. ${wall.repeat(9_000)}`).length <= 800, wall)
})
