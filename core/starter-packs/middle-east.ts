// Starter packs for the Middle East, in the languages it is reported in. Pure data.
import { feed, type StarterPack } from './pack.ts'

export const MIDDLE_EAST: StarterPack[] = [
  {
    id: 'arabic-world',
    name: { en: 'World news in Arabic', ar: 'أخبار العالم بالعربية' },
    about: {
      en: 'Broadcasters and agencies that report the world in Arabic.',
      ar: 'قنوات ووكالات تنقل أخبار العالم بالعربية.',
    },
    feeds: [
      feed('https://feeds.bbci.co.uk/arabic/rss.xml', 'BBC عربي', 'ar', 'GB'),
      feed('https://www.france24.com/ar/rss', 'فرانس 24', 'ar', 'FR'),
      feed('https://rss.dw.com/rdf/rss-ar-all', 'DW عربية', 'ar', 'DE'),
      feed(
        'https://www.aljazeera.net/aljazeerarss/a7c186be-1baa-4bd4-9d80-a84db769f779/73d0e1b4-532f-45ef-b135-bfdff8b8cab9',
        'الجزيرة نت',
        'ar',
        'QA',
      ),
      feed('https://news.un.org/feed/subscribe/ar/news/all/rss.xml', 'أخبار الأمم المتحدة', 'ar', 'US'),
      feed('https://aawsat.com/feed', 'الشرق الأوسط', 'ar', 'GB'),
    ],
  },
  {
    id: 'syria-levant',
    name: { en: 'Syria and the Levant', ar: 'سوريا وبلاد الشام' },
    about: {
      en: 'Syrian and neighbouring sources, in Arabic and English.',
      ar: 'مصادر سورية ومن الجوار، بالعربية والإنجليزية.',
    },
    feeds: [
      feed('https://www.enabbaladi.net/feed/', 'عنب بلدي', 'ar', 'SY'),
      feed('https://english.enabbaladi.net/feed/', 'Enab Baladi English', 'en', 'SY'),
      feed('https://www.syriahr.com/feed/', 'المرصد السوري لحقوق الإنسان', 'ar', 'GB'),
      feed('https://npasyria.com/feed/', 'نورث برس', 'ar', 'SY'),
      feed('https://www.middleeasteye.net/rss', 'Middle East Eye', 'en', 'GB'),
      feed('https://www.lorientlejour.com/rss', 'L’Orient-Le Jour', 'fr', 'LB'),
    ],
  },
  {
    id: 'iraq-kurdistan',
    name: { en: 'Iraq and Kurdistan', ar: 'العراق وكردستان' },
    about: {
      en: 'Iraqi and Kurdish sources in Arabic, Kurdish and English.',
      ar: 'مصادر عراقية وكردية بالعربية والكردية والإنجليزية.',
    },
    feeds: [
      feed('https://www.alsumaria.tv/Rss/iraq-latest-news/ar', 'السومرية', 'ar', 'IQ'),
      feed('https://www.kurdistan24.net/ar/rss', 'كوردستان 24', 'ar', 'IQ'),
      feed('https://www.rudaw.net/sorani/rss', 'ڕووداو', 'ckb', 'IQ'),
      feed('https://www.rudaw.net/english/rss', 'Rudaw English', 'en', 'IQ'),
      feed('https://www.iraqinews.com/feed/', 'Iraqi News', 'en', 'IQ'),
    ],
  },
  {
    id: 'iran-afghanistan',
    name: { en: 'Iran and Afghanistan', ar: 'إيران وأفغانستان' },
    about: {
      en: 'Persian services and newspapers, with English beside them.',
      ar: 'خدمات وصحف فارسية، وإلى جانبها الإنجليزية.',
    },
    feeds: [
      feed('https://feeds.bbci.co.uk/persian/rss.xml', 'بی‌بی‌سی فارسی', 'fa', 'GB'),
      feed('https://rss.dw.com/rdf/rss-per-all', 'دویچه وله فارسی', 'fa', 'DE'),
      feed('https://www.isna.ir/rss', 'ایسنا', 'fa', 'IR'),
      feed('https://www.mehrnews.com/rss', 'خبرگزاری مهر', 'fa', 'IR'),
      feed('https://www.tehrantimes.com/rss', 'Tehran Times', 'en', 'IR'),
      feed('https://tolonews.com/rss.xml', 'TOLOnews', 'en', 'AF'),
    ],
  },
]
