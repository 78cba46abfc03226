// Scenes told from where people and goods come from and go, where somebody speaks, an office sits or somebody lives, and from states
// and teams that act: invented dispatches in seven languages, one for each kind, as `name role` in the order of the text.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { loadGazetteer } from '../../server/gazetteer/gazetteer.ts'
import { findPlaces } from '../../server/pipeline/places.ts'

const gazetteer = await loadGazetteer()

const roles = (language: string, text: string): string =>
  findPlaces({ title: '', text, language }, gazetteer)
    .filter(({ kind }) => kind === 'name')
    .sort((one, other) => one.start - other.start)
    .map(({ surface, role }) => `${surface} ${role}`)
    .join(', ')

const DISPATCHES: Record<string, [language: string, text: string, expected: string][]> = {
  'where somebody or something comes from is no scene': [
    ['en', 'A plane from Istanbul crashed while landing in Kathmandu.', 'Istanbul other, Kathmandu event'],
    ['ar', 'ألقت السلطات القبض في مطار الدوحة على رجل قادم من لاغوس.', 'مطار الدوحة event, لاغوس other'],
    [
      'fr',
      "Un bateau parti de Sfax a chaviré au large de Lampedusa. Une étudiante de Nantes s'est noyée.",
      'Sfax other, Lampedusa event, Nantes other',
    ],
    ['fa', 'دانشجویی از شیراز در مسابقهٔ ریاضی در توکیو مدال گرفت.', 'شیراز other, توکیو event'],
    ['ckb', 'سێ پەنابەر لە ئیزمیر گیران. ئەوان لە حەلەبەوە هاتبوون.', 'ئیزمیر event, حەلەبەوە other'],
    ['tr', "Bulgaristan'dan gelen tren Edirne'de raydan çıktı.", 'Bulgaristan other, Edirne event'],
    ['ru', 'Спасатели из Самары прибыли в Орск, где прорвало дамбу.', 'Самары other, Орск event'],
  ],
  'what is left because of what happens there is the scene': [
    [
      'en',
      'Workers were evacuated from Bakhmut as shelling went on. Several hundred were taken to Dnipro.',
      'Bakhmut event, Dnipro other',
    ],
    ['en', 'An earthquake struck 30 kilometres from Herat.', 'Herat event'],
    ['ar', 'على بعد عشرة كيلومترات من تعز سقطت قذيفة على سوق.', 'تعز event'],
    ['ar', 'نزح آلاف السكان من الفاشر إلى تشاد بعد هجوم.', 'الفاشر event, تشاد other'],
  ],
  'officials who are met are met there': [
    ['en', 'Traders met senior officials in Nairobi on Monday over the price of grain.', 'Nairobi event'],
    [
      'en',
      'Officials in Nairobi said a flood had cut the road to Garissa. Two died in Garissa.',
      'Nairobi actor, Garissa event, Garissa event',
    ],
    ['ar', 'التقى التجار مسؤولين في مسقط لبحث أسعار القمح.', 'مسقط event'],
    ['fr', 'Des marchands ont rencontré des responsables à Sfax.', 'Sfax event'],
  ],
  'where somebody or something is taken is no scene, a visit is': [
    ['en', 'A museum in Cairo was flooded on Sunday. Staff moved 300 objects to Giza.', 'Cairo event, Giza other'],
    ['en', 'The president flew to Geneva for talks with the chancellor.', 'Geneva event'],
    ['ar', 'قُتل خمسة في انفجار بمدينة حمص، ونُقل الجرحى إلى مستشفى في دمشق.', 'حمص event, دمشق other'],
    ['fa', 'انفجاری در زاهدان سه نفر را کشت. مجروحان به کرمان منتقل شدند.', 'زاهدان event, کرمان other'],
    [
      'ckb',
      'تەقینەوەیەک لە کەرکووک پێنج کەسی کوشت. بریندارەکان بۆ سلێمانی گوازرانەوە.',
      'کەرکووک event, سلێمانی other',
    ],
    ['tr', "Kerkük'te patlama oldu. Yaralılar Erbil'e nakledildi.", 'Kerkük event, Erbil other'],
  ],
  'both ends of a way are its scene': [['en', 'Protesters marched from Dakar to Thies.', 'Dakar event, Thies event']],
  'where a remark is made or an office sits is no scene': [
    [
      'en',
      'The envoy, speaking in New York, condemned the bombing of a school in Kharkiv.',
      'New York other, Kharkiv event',
    ],
    [
      'en',
      'Economists in Frankfurt expect the bank to cut rates. Shares fell in Tokyo.',
      'Frankfurt other, Tokyo event',
    ],
    ['en', 'A bomb went off at a sorting office in Lille. A man was arrested in Ghent.', 'Lille event, Ghent event'],
    ['ar', 'أعلنت السفارة في بيروت إغلاق أبوابها بعد اشتباكات في صيدا.', 'بيروت other, صيدا event'],
    ['tr', "Brüksel'de konuşan bakan, Gazze'de ateşkes istedi.", 'Brüksel other, Gazze event'],
  ],
  'where somebody lives or a work was made is no scene': [
    ['en', 'A runner who trains in Iten won the race in Boston.', 'Iten other, Boston event'],
    ['ar', 'أصدرت محكمة في تونس حكما بسجن صحفي مقيم في باريس.', 'تونس event, باريس other'],
    ['fa', 'او در پاریس زندگی می‌کند. دیشب در تهران جایزه گرفت.', 'پاریس other, تهران event'],
    ['tr', "Yazar Paris'te yaşıyor ve dün İstanbul'da ödül aldı.", 'Paris other, İstanbul event'],
  ],
  'governments and national teams act': [
    ['en', 'Vaccines for Vietnam are late. Officials in Hanoi said so.', 'Vietnam event, Hanoi actor'],
    [
      'en',
      'South Africa lost 3-1 to Brazil in a match in Johannesburg.',
      'South Africa actor, Brazil actor, Johannesburg event',
    ],
    ['fr', 'La France a battu le Brésil 3-0 à Nantes.', 'France actor, Brésil actor, Nantes event'],
    ['fa', 'ایران دو بر یک ژاپن را در دوحه شکست داد.', 'ایران actor, ژاپن actor, دوحه event'],
    ['tr', "Türkiye, Hırvatistan'ı İstanbul'da 2-1 yendi.", 'Türkiye actor, Hırvatistan actor, İstanbul event'],
  ],
  'with nothing else that could be the scene, the doubt is for the scene': [
    ['en', 'Speaking in Oslo, the minister resigned.', 'Oslo event'],
  ],
}

for (const [name, dispatches] of Object.entries(DISPATCHES))
  test(name, () => {
    for (const [language, text, expected] of dispatches) assert.equal(roles(language, text), expected, text)
  })
