// What the interface says of places in Arabic, written for its readers.
import { counted } from './arabic-count.ts'
import type { PlaceWords } from './en-places.ts'

const articles = (n: number) => counted(n, { one: 'مادة واحدة', two: 'مادتان', few: 'مواد', many: 'مادة' })
const inArticles = (n: number) => counted(n, { one: 'مادة واحدة', two: 'مادتين', few: 'مواد', many: 'مادة' })
const mentions = (n: number) => counted(n, { one: 'موضع واحد', two: 'موضعان', few: 'مواضع', many: 'موضعًا' })
const times = (ratio: number) => (ratio >= 10 ? Math.round(ratio) : Math.round(ratio * 10) / 10).toLocaleString('en')

export const arPlaces: PlaceWords = {
  roles: { event: 'وقع', dateline: 'حُرر', actor: 'فاعل', other: 'ذُكر' },
  about: {
    event: 'حيث وقعت الأحداث، بعدد المواد',
    dateline: 'حيث حُررت الأخبار، بعدد المواد',
    actor: 'الدول والعواصم الفاعلة، بعدد المواد',
    other: 'ما ذُكر عرضًا، بعدد المواد',
  },
  levels: { place: 'أماكن', country: 'دول' },
  window: 'المدة',
  role: 'الدور',
  level: 'العدّ حسب',
  times: (ratio) => `${times(ratio)}×`,
  usually: (usual) =>
    usual === null ? 'التاريخ المحفوظ أقصر من أن يُعرف المعتاد' : `المعتاد ${usual.toLocaleString('en')}`,
  sentence: (name, country, n, window, usually) =>
    `${name}${country ? `، ${country}` : ''}: ${articles(n)} خلال ${window}؛ ${usually}`,
  map: 'خريطة الأماكن',
  mapKeys: 'المساحة: عدد المواد. الحلقة: ضعف المعتاد على الأقل.',
  larger: 'تكبير',
  smaller: 'تصغير',
  fit: 'كل الأماكن',
  drawing: 'تُرسم الخريطة…',
  nowhere: 'لا مكان في هذه المدة.',
  kinds: { country: 'دولة', division: 'محافظة', district: 'قضاء', quarter: 'حي', region: 'إقليم', water: 'مياه' },
  missed: 'إضافة مكان فات رصده',
  isPlace: (surface) => `«${surface}» مكان`,
  asWritten: 'كما ورد في المادة',
  add: 'إضافة',
  wouldAdd: (n, some) => `سيضاف ${mentions(n)} في ${inArticles(some)}.`,
  added: (surface, to) => `«${surface}» هو ${to}، وكان قد فات رصده`,
  correct: 'تصحيح هذا المكان',
  correcting: (surface) => `ما «${surface}»؟`,
  takenFor: (name, country) => `فُهم على أنه ${name}${country ? `، ${country}` : ''}.`,
  showArticles: 'عرض ما وقع هناك',
  search: 'ابحث في معجم الأماكن',
  candidates: 'هو',
  notAPlace: 'ليس مكانًا',
  nothingCalled: 'لا يعرف المعجم مكانًا آخر بهذا الاسم. جرّب اسمًا آخر له.',
  reach: 'المدى',
  reaches: { article: 'هذه المادة', feed: 'هذا المصدر', everywhere: 'كل المصادر' },
  history: 'ويشمل المحفوظ سابقًا',
  wouldChange: (n, some) =>
    n === 0 ? 'لن يتغير شيء من المحفوظ؛ يسري على ما يصل.' : `سيتغير ${mentions(n)} في ${inArticles(some)}.`,
  counting: 'يجري العدّ…',
  save: 'تصحيح',
  cancel: 'إلغاء',
  done: (n, some) => `صُحح ${mentions(n)} في ${inArticles(some)}.`,
  undo: 'تراجع',
  undone: 'أُلغي',
  corrections: 'التصحيحات',
  noCorrections: 'لا تصحيح بعد. افتح مادة واختر مكانًا من أماكنها.',
  became: (surface, from, to) =>
    to === null ? `«${surface}» (${from}) ليس مكانًا` : `«${surface}» هو ${to} لا ${from}`,
  exportLines: 'تصدير بصيغة JSON Lines',
  data: 'عن البيانات',
  historyPlaces: 'أماكن الأحداث',
  historyAlerts: 'التنبيهات',
}
