// The real places that the simulator's invented dispatches happen at, with their names as each language writes them.

export type NewsPlace = { name: string; country: string } & Record<Language, string>
export type Language = 'ar' | 'en' | 'ckb' | 'fa' | 'tr' | 'ru'

const row = (
  name: string,
  country: string,
  ar: string,
  ckb: string,
  fa: string,
  tr: string,
  ru: string,
): NewsPlace => ({ name, country, ar, en: name, ckb, fa, tr, ru })

// Russian names stand in the prepositional case, after «в».
export const NEWS_PLACES: NewsPlace[] = [
  row('Daraa', 'SY', 'درعا', 'دەرعا', 'درعا', "Dera'da", 'Даръа'),
  row('Aleppo', 'SY', 'حلب', 'حەلەب', 'حلب', "Halep'te", 'Алеппо'),
  row('Idlib', 'SY', 'إدلب', 'ئیدلیب', 'ادلب', "İdlib'de", 'Идлибе'),
  row('Damascus', 'SY', 'دمشق', 'دیمەشق', 'دمشق', "Şam'da", 'Дамаске'),
  row('Mosul', 'IQ', 'الموصل', 'مووسڵ', 'موصل', "Musul'da", 'Мосуле'),
  row('Erbil', 'IQ', 'أربيل', 'هەولێر', 'اربیل', "Erbil'de", 'Эрбиле'),
  row('Kirkuk', 'IQ', 'كركوك', 'کەرکووک', 'کرکوک', "Kerkük'te", 'Киркуке'),
  row('Baghdad', 'IQ', 'بغداد', 'بەغدا', 'بغداد', "Bağdat'ta", 'Багдаде'),
  row('Gaza', 'PS', 'غزة', 'غەززە', 'غزه', "Gazze'de", 'Газе'),
  row('Khartoum', 'SD', 'الخرطوم', 'خارتووم', 'خارطوم', "Hartum'da", 'Хартуме'),
  row('Aden', 'YE', 'عدن', 'عەدەن', 'عدن', "Aden'de", 'Адене'),
  row('Tehran', 'IR', 'طهران', 'تاران', 'تهران', "Tahran'da", 'Тегеране'),
  row('Tabriz', 'IR', 'تبريز', 'تەورێز', 'تبریز', "Tebriz'de", 'Тебризе'),
  row('Ankara', 'TR', 'أنقرة', 'ئەنقەرە', 'آنکارا', "Ankara'da", 'Анкаре'),
  row('Beirut', 'LB', 'بيروت', 'بەیرووت', 'بیروت', "Beyrut'ta", 'Бейруте'),
  row('Amman', 'JO', 'عمان', 'عەممان', 'امان', "Amman'da", 'Аммане'),
  row('Kyiv', 'UA', 'كييف', 'کیێڤ', 'کی‌یف', "Kiev'de", 'Киеве'),
  row('Moscow', 'RU', 'موسكو', 'مۆسکۆ', 'مسکو', "Moskova'da", 'Москве'),
  row('Astana', 'KZ', 'أستانة', 'ئاستانە', 'آستانه', "Astana'da", 'Астане'),
]
