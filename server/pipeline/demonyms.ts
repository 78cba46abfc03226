// Peoples and adjectives of countries in the languages we read: by the nisba rule with its exceptions for Arabic, as tables
// elsewhere. Keys are folded; values are ISO 3166-1 alpha-2.
import { fold } from '../../core/text/fold.ts'
import { inflectedDemonyms } from './demonyms-inflected.ts'

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
  BE: 'بلجيكي',
  BY: 'بيلاروسي',
  BG: 'بلغاري',
  RS: 'صربي',
  HR: 'كرواتي',
  CH: 'سويسري',
  PT: 'برتغالي',
  FI: 'فنلندي',
  DK: 'دنماركي',
  CZ: 'تشيكي',
  SK: 'سلوفاكي',
  LT: 'ليتواني',
  EE: 'استوني',
  AL: 'الباني',
  BA: 'بوسني',
  RO: 'روماني',
  KR: 'كوري',
  MY: 'ماليزي',
  TH: 'تايلاندي',
  VN: 'فيتنامي',
  PH: 'فلبيني',
  MM: 'بورمي',
  NP: 'نيبالي',
  BD: 'بنغلاديشي',
  MX: 'مكسيكي',
  CO: 'كولومبي',
  VE: 'فنزويلي',
  CU: 'كوبي',
  PE: 'بيروفي',
  EC: 'اكوادوري',
  UY: 'اوروغوياني',
  NG: 'نيجيري',
  SN: 'سنغالي',
  TD: 'تشادي',
  MR: 'موريتاني',
  CM: 'كاميروني',
  CI: 'ايفواري',
  UG: 'اوغندي',
  RW: 'رواندي',
  TZ: 'تنزاني',
  CD: 'كونغولي',
  GE: 'جورجي',
  CY: 'قبرصي',
  IE: 'ايرلندي',
  IS: 'ايسلندي',
  NZ: 'نيوزيلندي',
}
const ARABIC_MORE: Record<string, string> = {
  توغولي: 'TG',
  بوركيني: 'BF',
  مالديفي: 'MV',
  مقدوني: 'MK',
  دومينيكاني: 'DO',
  تيموري: 'TL',
  امريكي: 'US',
  كازاخي: 'KZ',
  ارجنتيني: 'AR',
  اوكرايني: 'UA',
}
// `سفيرا تشاديا`; where a country is spelt so, روسيا, its name comes first.
const ARABIC_ENDINGS = ['', 'ا', 'ه', 'ون', 'ين', 'ان', 'ات', 'تين', 'تان']

const ENGLISH =
  'Syrian SY|Syrians SY|Kazakh KZ|Kazakhstani KZ|Russian RU|Russians RU|Turkish TR|Turks TR|Iranian IR|Iranians IR|Iraqi IQ|Iraqis IQ|Jordanian JO|Jordanians JO|Lebanese LB|Egyptian EG|Egyptians EG|Yemeni YE|Yemenis YE|Qatari QA|Kuwaiti KW|Bahraini BH|Omani OM|Sudanese SD|Libyan LY|Libyans LY|Tunisian TN|Tunisians TN|Algerian DZ|Algerians DZ|Moroccan MA|Moroccans MA|Somali SO|Somalis SO|Israeli IL|Israelis IL|French FR|Italian IT|Italians IT|Spanish ES|Dutch NL|Swedish SE|Norwegian NO|Danish DK|Finnish FI|Polish PL|Ukrainian UA|Ukrainians UA|Belarusian BY|Greek GR|Greeks GR|Chinese CN|Japanese JP|Indian IN|Indians IN|Pakistani PK|Pakistanis PK|Indonesian ID|Australian AU|Australians AU|Canadian CA|Canadians CA|Brazilian BR|Mexican MX|Mexicans MX|Ethiopian ET|Ethiopians ET|Eritrean ER|Kenyan KE|Kenyans KE|Azerbaijani AZ|Armenian AM|Armenians AM|Georgian GE|Saudi SA|Saudis SA|Emirati AE|Palestinian PS|Palestinians PS|American US|Americans US|British GB|German DE|Germans DE|Austrian AT|Afghan AF|Afghans AF|Uzbek UZ|Tajik TJ|Turkmen TM|Kyrgyz KG|Hungarian HU|Romanian RO|Bulgarian BG|Serbian RS|Serbs RS|Croatian HR|Swiss CH|Belgian BE|Portuguese PT|Irish IE|Korean KR|Vietnamese VN|Thai TH|Filipino PH|Malaysian MY|Nigerian NG|Nigerians NG|Cuban CU|Venezuelan VE|Colombian CO|Colombians CO|Argentine AR|Chilean CL|Nepalese NP|Bangladeshi BD|Burmese MM|Cambodian KH|' +
  'Angolan AO|Albanian AL|Albanians AL|Andorran AD|Burundian BI|Beninese BJ|Burkinabe BF|Bahamian BS|Belizean BZ|Bolivian BO|Bolivians BO|Barbadian BB|Bruneian BN|Bhutanese BT|Ivorian CI|Ivorians CI|Cameroonian CM|Comoran KM|Cypriot CY|Cypriots CY|Czech CZ|Czechs CZ|Djiboutian DJ|Ecuadorean EC|Ecuadorian EC|Sahrawi EH|Estonian EE|Estonians EE|Fijian FJ|Faroese FO|Gabonese GA|Ghanaian GH|Ghanaians GH|Gambian GM|Grenadian GD|Greenlandic GL|Guatemalan GT|Guatemalans GT|Guinean GN|Guyanese GY|Honduran HN|Hondurans HN|Haitian HT|Haitians HT|Icelandic IS|Jamaican JM|Jamaicans JM|Kosovar XK|Kosovars XK|Laotian LA|Liberian LR|Liberians LR|Lithuanian LT|Lithuanians LT|Luxembourgish LU|Latvian LV|Latvians LV|Monegasque MC|Moldovan MD|Moldovans MD|Malagasy MG|Maldivian MV|Macedonian MK|Macedonians MK|Malian ML|Malians ML|Maltese MT|Montenegrin ME|Mongolian MN|Mongolians MN|Mozambican MZ|Mauritanian MR|Mauritian MU|Malawian MW|Namibian NA|Nicaraguan NI|Nicaraguans NI|Nigerien NE|Congolese CD|Panamanian PA|Peruvian PE|Peruvians PE|Paraguayan PY|Rwandan RW|Rwandans RW|Senegalese SN|Singaporean SG|Salvadoran SV|Salvadorans SV|Slovak SK|Slovaks SK|Slovene SI|Slovenian SI|Slovenians SI|Chadian TD|Togolese TG|Tongan TO|Trinidadian TT|Taiwanese TW|Tanzanian TZ|Ugandan UG|Ugandans UG|Uruguayan UY|Samoan WS|Zambian ZM|Zimbabwean ZW|Zimbabweans ZW|Bosnian BA|Bosnians BA|Brazilians BR|Chileans CL|Cubans CU|Venezuelans VE|Argentinian AR|Argentinians AR|Argentinean AR|Romanians RO|Bulgarians BG|Hungarians HU|Croatians HR|Croats HR|Serb RS|Pole PL|Poles PL|Swede SE|Swedes SE|Dane DK|Danes DK|Finn FI|Finns FI|Spaniard ES|Spaniards ES|Frenchman FR|Briton GB|Britons GB|Englishman GB|Dutchman NL|Scottish GB|Scots GB|Welsh GB|Irishman IE|Belgians BE|Austrians AT|Norwegians NO|Belarusians BY|Georgians GE|Azerbaijanis AZ|Azeri AZ|Azeris AZ|Kazakhs KZ|Kazakhstanis KZ|Uzbeks UZ|Tajiks TJ|Turkmens TM|Kuwaitis KW|Qataris QA|Bahrainis BH|Omanis OM|Emiratis AE|Turk TR|Somalian SO|Eritreans ER|Indonesians ID|Malaysians MY|Filipinos PH|Filipina PH|Thais TH|Cambodians KH|Koreans KR|Bangladeshis BD|Afghani AF'
const OTHERS =
  'Suriyeli SY|Rus RU|Ruslar RU|İranlı IR|Iraklı IQ|İsrailli IL|Filistinli PS|Amerikan US|Amerikalı US|Ukraynalı UA|Kazak KZ|Türk TR|Türkler TR|Fransız FR|Alman DE|İngiliz GB|' +
  'российский RU|российские RU|российских RU|российская RU|российской RU|русский RU|сирийский SY|сирийские SY|сирийских SY|сирийской SY|сирийская SY|турецкий TR|турецкие TR|турецких TR|турецкой TR|иранский IR|иранские IR|иранских IR|иранской IR|иракский IQ|иракские IQ|иракских IQ|иракской IQ|израильский IL|израильские IL|израильских IL|израильской IL|американский US|американские US|американских US|американской US|украинский UA|украинские UA|украинских UA|украинской UA|казахстанский KZ|казахстанские KZ|казахстанских KZ|ливанский LB|ливанские LB|палестинский PS|палестинские PS|палестинских PS|' +
  'سوری SY|روسی RU|ترکیه‌ای TR|ایرانی IR|عراقی IQ|اسرائیلی IL|آمریکایی US|افغان AF|فلسطینی PS|اوکراینی UA|لبنانی LB'

// Kurmanji and Urdu, where the rules make none.
const KURMANJI = 'Tirk TR|Alman DE|Fransî FR|Amerîkî US|Emerîkî US|Brîtanî GB|Saudî SA'
const URDU = 'امریکی US|برطانوی GB|فرانسیسی FR|جرمن DE'
// Sorani, where the rule for names in ا makes none.
const SORANI = 'سعوودی SA|ئەمریکی US|ئەمەریکی US|بەریتانی GB|فەلەستینی PS|ئیماراتی AE|هۆڵەندی NL|فەرەنسی FR|تورک TR'
/** `مجرى` is a river's bed, and folded مجري; `المجري` is the Hungarian. */
const WITH_ARTICLE_ALONE = new Set(['مجري', 'مجريان'])
const PAIRS =
  'North Korean KP|North Koreans KP|South Korean KR|South Koreans KR|South African ZA|South Africans ZA|South Sudanese SS|Sri Lankan LK|Sri Lankans LK|Costa Rican CR|Costa Ricans CR|Puerto Rican PR|Puerto Ricans PR|New Zealander NZ|New Zealanders NZ|Saudi Arabian SA|Sierra Leonean SL|Cape Verdean CV|Central African CF|Equatorial Guinean GQ|East Timorese TL|Solomon Islander SB|Bosnian Serb BA|' +
  'nord coréen KP|nord coréenne KP|nord coréens KP|sud coréen KR|sud coréenne KR|sud coréens KR|sud africain ZA|sud africaine ZA|sud africains ZA|sud soudanais SS|sud soudanaise SS|sri lankais LK|sri lankaise LK|sierra léonais SL|équato guinéen GQ|bissau guinéen GW|cap verdien CV|' +
  'Güney Koreli KR|Kuzey Koreli KP|Güney Afrikalı ZA|Güney Sudanlı SS|Yeni Zelandalı NZ|Sri Lankalı LK|Kosta Rikalı CR|Suudi Arabistanlı SA|' +
  'الكوري الشمالي KP|الكورية الشمالية KP|الكوريين الشماليين KP|كوري شمالي KP|كورية شمالية KP|الكوري الجنوبي KR|الكورية الجنوبية KR|جنوب أفريقي ZA|جنوب أفريقية ZA|الجنوب أفريقي ZA|الجنوب أفريقية ZA|جنوب إفريقي ZA|جنوب سوداني SS|جنوب سودانية SS|الجنوب سوداني SS|کره‌ای شمالی KP|کره شمالی KP'

/** By the first word, then by the second. */
const PAIRED = new Map<string, Map<string, string>>()
const TABLE = new Map<string, string>()
for (const [country, stem] of Object.entries(ARABIC_STEMS)) addArabic(stem, country)
for (const [stem, country] of Object.entries(ARABIC_MORE)) addArabic(stem, country)
for (const entry of PAIRS.split('|')) {
  const [first = '', second = ''] = fold(entry.slice(0, -3)).split(' ')
  PAIRED.set(first, (PAIRED.get(first) ?? new Map()).set(second, entry.slice(-2)))
}
for (const entry of `${ENGLISH}|${OTHERS}|${KURMANJI}|${URDU}|${SORANI}`.split('|')) {
  const at = entry.lastIndexOf(' ')
  TABLE.set(fold(entry.slice(0, at)), entry.slice(at + 1))
}
for (const [word, country] of inflectedDemonyms()) if (!TABLE.has(fold(word))) TABLE.set(fold(word), country)

TABLE.delete('مجريات')

function addArabic(stem: string, country: string): void {
  for (const ending of ARABIC_ENDINGS) TABLE.set(fold(stem + ending), country)
}

/** The country of a people or adjective, given in folded form without proclitics. */
export const countryOfDemonym = (folded: string): string | undefined => TABLE.get(folded)
/** Whether a word is a people's only where Arabic's article stands before it. */
export const wantsArticle = (folded: string): boolean => WITH_ARTICLE_ALONE.has(folded)

/** The same for two words that follow each other: `North Korean` is not `Korean`. What may stand behind the first, with the country. */
export const secondsOf = (first: string): ReadonlyMap<string, string> | undefined => PAIRED.get(first)
