// Peoples and adjectives of countries in the languages we read: by the nisba rule with its exceptions for Arabic, as tables
// elsewhere. Keys are folded; values are ISO 3166-1 alpha-2.
import { fold } from '../../core/text/fold.ts'

// Arabic: the country's folded name without its last vowel, plus ي. Two words, and names whose adjective differs, are listed.
const ARABIC_STEMS: Record<string, string> = {
  SY: 'سوري',
  KZ: 'كازاخستاني',
  RU: 'روسي',
  TR: 'تركي',
  IR: 'ايراني',
  IQ: 'عراقي',
  JO: 'اردني',
  LB: 'لبناني',
  EG: 'مصري',
  YE: 'يمني',
  QA: 'قطري',
  KW: 'كويتي',
  BH: 'بحريني',
  OM: 'عماني',
  SD: 'سوداني',
  LY: 'ليبي',
  TN: 'تونسي',
  DZ: 'جزائري',
  MA: 'مغربي',
  SO: 'صومالي',
  IL: 'اسرائيلي',
  FR: 'فرنسي',
  IT: 'ايطالي',
  ES: 'اسباني',
  NL: 'هولندي',
  SE: 'سويدي',
  NO: 'نرويجي',
  PL: 'بولندي',
  UA: 'اوكراني',
  GR: 'يوناني',
  CN: 'صيني',
  JP: 'ياباني',
  IN: 'هندي',
  PK: 'باكستاني',
  ID: 'اندونيسي',
  AU: 'استرالي',
  CA: 'كندي',
  BR: 'برازيلي',
  ET: 'اثيوبي',
  ER: 'اريتري',
  KE: 'كيني',
  AZ: 'اذربيجاني',
  AM: 'ارمني',
  SA: 'سعودي',
  AE: 'اماراتي',
  PS: 'فلسطيني',
  US: 'اميركي',
  GB: 'بريطاني',
  DE: 'الماني',
  AT: 'نمساوي',
  AF: 'افغاني',
  UZ: 'اوزبكي',
  TJ: 'طاجيكي',
  TM: 'تركماني',
  KG: 'قيرغيزي',
  HU: 'مجري',
}
const ARABIC_MORE: Record<string, string> = { امريكي: 'US', كازاخي: 'KZ', ارجنتيني: 'AR', اوكرايني: 'UA' }
const ARABIC_ENDINGS = ['', 'ه', 'ون', 'ين', 'ان', 'ات', 'تين', 'تان']

const ENGLISH =
  'Syrian SY|Syrians SY|Kazakh KZ|Kazakhstani KZ|Russian RU|Russians RU|Turkish TR|Turks TR|Iranian IR|Iranians IR|Iraqi IQ|Iraqis IQ|Jordanian JO|Jordanians JO|Lebanese LB|Egyptian EG|Egyptians EG|Yemeni YE|Yemenis YE|Qatari QA|Kuwaiti KW|Bahraini BH|Omani OM|Sudanese SD|Libyan LY|Libyans LY|Tunisian TN|Tunisians TN|Algerian DZ|Algerians DZ|Moroccan MA|Moroccans MA|Somali SO|Somalis SO|Israeli IL|Israelis IL|French FR|Italian IT|Italians IT|Spanish ES|Dutch NL|Swedish SE|Norwegian NO|Danish DK|Finnish FI|Polish PL|Ukrainian UA|Ukrainians UA|Belarusian BY|Greek GR|Greeks GR|Chinese CN|Japanese JP|Indian IN|Indians IN|Pakistani PK|Pakistanis PK|Indonesian ID|Australian AU|Australians AU|Canadian CA|Canadians CA|Brazilian BR|Mexican MX|Mexicans MX|Ethiopian ET|Ethiopians ET|Eritrean ER|Kenyan KE|Kenyans KE|Azerbaijani AZ|Armenian AM|Armenians AM|Georgian GE|Saudi SA|Saudis SA|Emirati AE|Palestinian PS|Palestinians PS|American US|Americans US|British GB|German DE|Germans DE|Austrian AT|Afghan AF|Afghans AF|Uzbek UZ|Tajik TJ|Turkmen TM|Kyrgyz KG|Hungarian HU|Romanian RO|Bulgarian BG|Serbian RS|Serbs RS|Croatian HR|Swiss CH|Belgian BE|Portuguese PT|Irish IE|Korean KR|Vietnamese VN|Thai TH|Filipino PH|Malaysian MY|Nigerian NG|Nigerians NG|Cuban CU|Venezuelan VE|Colombian CO|Colombians CO|Argentine AR|Chilean CL|Nepalese NP|Bangladeshi BD|Burmese MM|Cambodian KH'
const OTHERS =
  'Suriyeli SY|Rus RU|Ruslar RU|İranlı IR|Iraklı IQ|İsrailli IL|Filistinli PS|Amerikan US|Amerikalı US|Ukraynalı UA|Kazak KZ|Türk TR|Türkler TR|Fransız FR|Alman DE|İngiliz GB|' +
  'российский RU|российские RU|российских RU|российская RU|российской RU|русский RU|сирийский SY|сирийские SY|сирийских SY|сирийской SY|сирийская SY|турецкий TR|турецкие TR|турецких TR|турецкой TR|иранский IR|иранские IR|иранских IR|иранской IR|иракский IQ|иракские IQ|иракских IQ|иракской IQ|израильский IL|израильские IL|израильских IL|израильской IL|американский US|американские US|американских US|американской US|украинский UA|украинские UA|украинских UA|украинской UA|казахстанский KZ|казахстанские KZ|казахстанских KZ|ливанский LB|ливанские LB|палестинский PS|палестинские PS|палестинских PS|' +
  'سوری SY|روسی RU|ترکیه‌ای TR|ایرانی IR|عراقی IQ|اسرائیلی IL|آمریکایی US|افغان AF|فلسطینی PS|اوکراینی UA|لبنانی LB'

const TABLE = new Map<string, string>()
for (const [country, stem] of Object.entries(ARABIC_STEMS)) addArabic(stem, country)
for (const [stem, country] of Object.entries(ARABIC_MORE)) addArabic(stem, country)
for (const entry of `${ENGLISH}|${OTHERS}`.split('|')) {
  const at = entry.lastIndexOf(' ')
  TABLE.set(fold(entry.slice(0, at)), entry.slice(at + 1))
}

function addArabic(stem: string, country: string): void {
  for (const ending of ARABIC_ENDINGS) TABLE.set(fold(stem + ending), country)
}

/** The country of a people or adjective, given in folded form without proclitics. */
export const countryOfDemonym = (folded: string): string | undefined => TABLE.get(folded)
