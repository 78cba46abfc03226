// The interface in Arabic, written for its readers.
import type { Words } from './en.ts'

// Arabic counts in six forms; these are the ones a count of things needs beside its noun.
const rules = new Intl.PluralRules('ar')
function counted(n: number, forms: { one: string; two: string; few: string; many: string }): string {
  const form = rules.select(n)
  if (form === 'one') return forms.one
  if (form === 'two') return forms.two
  return `${n.toLocaleString('en')} ${form === 'few' ? forms.few : forms.many}`
}
const articles = (n: number) => counted(n, { one: 'مادة واحدة', two: 'مادتان', few: 'مواد', many: 'مادة' })
const hits = (n: number) => counted(n, { one: 'مطابقة واحدة', two: 'مطابقتان', few: 'مطابقات', many: 'مطابقة' })
const feeds = (n: number) => counted(n, { one: 'مصدر واحد', two: 'مصدران', few: 'مصادر', many: 'مصدرًا' })

export const ar: Words = {
  title: 'راصد',
  views: { desk: 'مباشر', history: 'الأرشيف', alerts: 'التنبيهات', feeds: 'المصادر' },
  search: 'ابحث بلغة الاستعلام: درعا (قصف OR غارة)',
  searchLabel: 'قصر المواد على استعلام',
  live: (seconds) => (seconds === null ? 'مباشر' : `مباشر، ${seconds} ث`),
  connecting: 'جارٍ الاتصال',
  down: 'انقطع الاتصال، تجري إعادة المحاولة',
  otherLanguage: 'English',
  theme: 'فاتح أو داكن',
  allMentions: 'كل المواد',
  narrowed: 'مواد مختارة',
  caught: 'ما التقطته التنبيهات',
  clear: 'عرض الكل',
  fresh: (n) => `${n.toLocaleString('en')} جديد`,
  older: 'مواد أقدم',
  loading: 'يجري البحث…',
  nothing: 'لا شيء هنا بعد.',
  nothingFound: 'لا مادة محفوظة تطابق الاستعلام. ما يصل مطابقًا سيظهر هنا.',
  nothingCaught: 'يظهر هنا ما تلتقطه تنبيهاتك. أنشئ تنبيهًا من قسم التنبيهات.',
  noFeeds: 'لا مصدر قيد الرصد بعد. اختر حزمة جاهزة، أو استورد ملف OPML، أو أضف عنوانًا.',
  goToFeeds: 'إضافة مصادر',
  open: 'فتح عند المصدر',
  close: 'إغلاق',
  read: 'قراءة',
  why: 'السبب',
  step: (step) =>
    step.kind === 'prefix'
      ? `نُزعت السابقة ${step.removed}`
      : { same: 'كما كُتبت', ending: 'وُحّدت النهاية', spelling: 'وُحّد الإملاء', case: 'وُحّدت حالة الأحرف' }[step.kind],
  matched: (surface, term) => `«${surface}» طابقت ${term}`,
  places: 'الأماكن',
  placesAbout: 'حيث وقعت الأحداث، بعدد المواد',
  hours: { 1: 'ساعة', 24: '24 ساعة', 168: '7 أيام' },
  placeSentence: (name, country, n, window) => `${name}، ${country}: ${articles(n)} خلال ${window}`,
  roles: { event: 'وقع هنا', dateline: 'حُرر هنا', actor: 'طرف فاعل', other: 'ذُكر' },
  alertsOpen: (n) => counted(n, { one: 'تنبيه واحد', two: 'تنبيهان', few: 'تنبيهات', many: 'تنبيهًا' }),
  unread: (n) => `غير مقروء: ${hits(n)}`,
  newAlert: 'تنبيه جديد',
  alertName: 'الاسم',
  alertQuery: 'الاستعلام',
  alertQueryHint: 'الكلمات المتجاورة مطلوبة كلها. "عبارة"، وAND وOR وNOT والأقواس.',
  wouldHave: (n, days) => `كان سيلتقط ${articles(n)} خلال آخر ${days} يومًا.`,
  save: 'حفظ التنبيه',
  pause: 'إيقاف مؤقت',
  resume: 'استئناف',
  remove: 'حذف',
  reallyRemove: 'حذف نهائي؟',
  paused: 'موقوف',
  hitCount: hits,
  showHits: 'عرض المطابقات',
  never: 'أبدًا',
  noAlerts: 'لا تنبيه بعد. اكتب استعلامًا أعلاه، ويُفحص وأنت تكتب.',
  toast: (n) => hits(n),
  history: 'المواد عبر الزمن',
  historyOf: 'لـ',
  everything: 'كل المواد',
  perHour: 'بالساعة، 48 ساعة',
  perDay: 'باليوم، 30 يومًا',
  byLanguage: 'حسب اللغة',
  articles,
  peak: (n) => `الذروة ${n.toLocaleString('en')}`,
  openPoint: 'اختر عمودًا لفتح المواد التي وراءه.',
  lastDay: 'المواد في الساعة، آخر 24 ساعة',
  feeds: 'المصادر',
  feedAddress: 'عنوان المصدر',
  addFeed: 'إضافة مصدر',
  importOpml: 'استيراد OPML',
  exportOpml: 'تصدير OPML',
  imported: (added, existing, failed) => `أُضيف: ${feeds(added)}. موجود سابقًا: ${existing}. تعذرت قراءته: ${failed}.`,
  packs: 'حزم جاهزة',
  packAdd: (n) => `إضافة ${feeds(n)}`,
  packAdded: 'أُضيفت كلها',
  columns: { feed: 'المصدر', health: 'الحال', last: 'آخر جلب', next: 'الجلب التالي', articles: 'المواد', actions: '' },
  health: { new: 'لم يُجلب بعد', ok: 'يستجيب', failing: 'متعثر', paused: 'موقوف' },
  pollNow: 'اجلب الآن',
  filterFeed: 'عرض مواده',
  ago: { now: 'الآن', minutes: (n) => `قبل ${n} د`, in: (n) => `بعد ${n} د`, soon: 'قريبًا' },
  utc: 'UTC',
}
