// Starter packs for Türkiye, Russia and Ukraine, the world in English, and humanitarian sources. Pure data.
import { feed, type StarterPack } from './pack.ts'

export const BEYOND: StarterPack[] = [
  {
    id: 'turkiye',
    name: { en: 'Türkiye', ar: 'تركيا' },
    about: { en: 'Turkish newspapers and broadcasters.', ar: 'صحف وقنوات تركية.' },
    feeds: [
      feed('https://feeds.bbci.co.uk/turkce/rss.xml', 'BBC Türkçe', 'tr', 'GB'),
      feed('https://www.aa.com.tr/tr/rss/default?cat=guncel', 'Anadolu Ajansı', 'tr', 'TR'),
      feed('https://www.hurriyet.com.tr/rss/anasayfa', 'Hürriyet', 'tr', 'TR'),
      feed('https://rss.dw.com/rdf/rss-tur-all', 'DW Türkçe', 'tr', 'DE'),
      feed('https://www.dailysabah.com/rss/homepage', 'Daily Sabah', 'en', 'TR'),
    ],
  },
  {
    id: 'russia-ukraine',
    name: { en: 'Russia and Ukraine', ar: 'روسيا وأوكرانيا' },
    about: {
      en: 'Russian, Ukrainian and English sources on the war and both countries.',
      ar: 'مصادر روسية وأوكرانية وإنجليزية عن الحرب والبلدين.',
    },
    feeds: [
      feed('https://feeds.bbci.co.uk/russian/rss.xml', 'Би-би-си', 'ru', 'GB'),
      feed('https://meduza.io/rss/all', 'Медуза', 'ru', 'LV'),
      feed('https://tass.com/rss/v2.xml', 'TASS', 'en', 'RU'),
      feed('https://www.pravda.com.ua/rss/', 'Українська правда', 'uk', 'UA'),
      feed('https://kyivindependent.com/news-archive/rss/', 'Kyiv Independent', 'en', 'UA'),
      feed('https://www.themoscowtimes.com/rss/news', 'The Moscow Times', 'en', 'NL'),
    ],
  },
  {
    id: 'english-world',
    name: { en: 'The world in English', ar: 'العالم بالإنجليزية' },
    about: { en: 'Large newsrooms with correspondents everywhere.', ar: 'غرف أخبار كبيرة لها مراسلون في كل مكان.' },
    feeds: [
      feed('https://feeds.bbci.co.uk/news/world/rss.xml', 'BBC World', 'en', 'GB'),
      feed('https://www.theguardian.com/world/rss', 'The Guardian World', 'en', 'GB'),
      feed('https://www.aljazeera.com/xml/rss/all.xml', 'Al Jazeera English', 'en', 'QA'),
      feed('https://www.france24.com/en/rss', 'France 24 English', 'en', 'FR'),
      feed('https://rss.dw.com/rdf/rss-en-all', 'DW English', 'en', 'DE'),
      feed('https://feeds.npr.org/1004/rss.xml', 'NPR World', 'en', 'US'),
    ],
  },
  {
    id: 'humanitarian',
    name: { en: 'Humanitarian', ar: 'الشأن الإنساني' },
    about: {
      en: 'Crises, aid and disasters, from those who work there.',
      ar: 'الأزمات والإغاثة والكوارث، ممن يعملون فيها.',
    },
    feeds: [
      feed('https://reliefweb.int/updates/rss.xml', 'ReliefWeb', 'en', 'US'),
      feed('https://news.un.org/feed/subscribe/en/news/all/rss.xml', 'UN News', 'en', 'US'),
      feed('https://www.thenewhumanitarian.org/rss/all.xml', 'The New Humanitarian', 'en', 'CH'),
      feed('https://www.gdacs.org/xml/rss.xml', 'GDACS', 'en', 'IT'),
    ],
  },
]
