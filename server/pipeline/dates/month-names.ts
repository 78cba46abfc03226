// The names of months in every language that we read, and where they stand in a folded text: tables from Intl, and the
// spellings that newsrooms use beside Intl's. Built when the first date needs it. Pure.
import { type Calendar, dayOf } from './calendars.ts'
import { foldDate } from './fold.ts'

export type Month = { calendar: Calendar; number: number }
/** [start, end) are UTF-16 offsets. */
export type FoundMonth = Month & { start: number; end: number }

// Of two languages that call different months alike, the earlier is believed: `listopad` is Polish November, not Croatian October.
const LOCALES = (
  'en ar-EG ar-SY ar-DZ ar-MA ckb ku fa fa-AF ur ps tr he ru uk be bg sr fr de es it pt nl sv da nb fi pl cs sk hu ro el ' +
  'hr az uz kk ky tg hy ka id sw so am hi bn mr ne th'
).split(' ')
const ARABIC = [
  'ينائر,كانون ثاني,كانون2',
  'فبرائر',
  'اذار',
  'ابريل',
  'مايس',
  'يونيه',
  'يوليه,جويليه',
  'اغشت',
  'سبطمبر',
  'تشرين اول,تشرين1',
  'تشرين ثاني,تشرين2',
  'كانون اول,كانون1',
]
const SORANI = [
  'کانوونی دووەم,کانونی دووەم,کانوونی دوەم,کانونی دوەم',
  'شوبات',
  'ئازار,ئادار,مارت',
  'نیسان',
  'ئایار,مایس',
  'حوزەیران,حزیران',
  'تەمووز,تەموز,تەممووز',
  'ئاب',
  'ئەیلوول,ئەیلول',
  'تشرینی یەکەم',
  'تشرینی دووەم,تشرینی دوەم',
  'کانوونی یەکەم,کانونی یەکەم',
]
const KURMANJI = [
  'rêbendan,çile,çileya paşîn,kanûna paşîn,kanûna duyem',
  'reşemî,sibat,şibat',
  'adar,avdar',
  'nîsan,avrêl',
  'gulan',
  'hezîran,pûşper,xezîran',
  'tîrmeh,temûz',
  'tebax,gelawêj',
  'îlon,rezber',
  'cotmeh,çiriya pêşîn,çiriya yekem',
  'mijdar,çiriya paşîn,çiriya duyem',
  'berfanbar,kanûn,çileya pêşîn,kanûna pêşîn,kanûna yekem',
]
const PERSIAN_AUGUST = ['آگوست', 'اگوست', 'آگست']
const SOLAR = 'فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند'.split(' ')
const SOLAR_AFGHAN = 'حمل ثور جوزا سرطان اسد سنبله میزان عقرب قوس جدی دلو حوت'.split(' ')
const KURDISH =
  'خاکەلێوە گوڵان جۆزەردان پووشپەڕ گەلاوێژ خەرمانان ڕەزبەر گەڵاڕێزان سەرماوەز بەفرانبار ڕێبەندان ڕەشەمە'.split(' ')
const LUNAR = [
  ...['محرم,المحرم', 'صفر', 'ربيع الأول,ربيع أول', 'ربيع الآخر,ربيع الثاني,ربيع ثاني', 'جمادى الأولى,جمادى الأول'],
  ...['جمادى الآخرة,جمادى الثانية,جمادى الثاني,جمادى الآخر', 'رجب', 'شعبان', 'رمضان', 'شوال'],
  ...['ذو القعدة,ذي القعدة', 'ذو الحجة,ذي الحجة'],
]
// Without their article, which is written in a dozen ways; those of Intl stand beside them.
const LUNAR_LATIN = [
  ...[
    'muharram,moharram',
    'safar',
    'rabi awwal,rabi awal,rabi i,rabiulawal',
    'rabi thani,rabi akhir,rabi akhar,rabi ii',
  ],
  ...[
    'jumada ula,jumada awwal,jumada awal,jumada oola,jumada i',
    'jumada thani,jumada thaniyah,jumada akhirah,jumada akhira,jumada ii',
  ],
  ...['rajab', 'shaban,shaaban,sha ban', 'ramadan,ramadhan,ramazan,ramzan', 'shawwal,shawal'],
  ...[
    'dhu qadah,dhu qidah,dhu qada,zu qadah,zul qaida',
    'dhu hijjah,dhu hijja,zu hijjah,zul hijja,zil hijja,zilhijjah,zulhijjah',
  ],
]
const LUNAR_LOCALES = 'en tr fa ur id'.split(' ')
// `Rabi al-Awwal`, `Dhul-Hijjah`.
const ARTICLE = /(?<=[a-z]) ?[- ](?:al|ul|l|ath|at)[- ](?=[a-z])|(?<=\b(?:dh|z)u)'?l[- ](?=[a-z])/
// Kurdish ends the month that stands after its day.
const SORANI_ENDINGS = ['', 'ی']
const KURMANJI_ENDINGS = ['', 'ê', 'a', 'î', 'an', 'yê', 'ya']
// Hebrew writes "in August" as one word, Arabic "and August".
const PREFIX = /^[בוو]/
const LONGEST_WORDS = 3

let names: Map<string, Month> | undefined

/** Every month named in a folded text, in order; of names inside one another the longest. */
export function monthsIn(text: string): FoundMonth[] {
  names ??= build()
  const words = [...text.matchAll(/\p{L}[\p{L}\p{M}]*(?:\d(?!\d))?/gu)]
  const found: FoundMonth[] = []
  for (let at = 0; at < words.length; at++) {
    for (let count = LONGEST_WORDS; count > 0; count--) {
      const last = words[at + count - 1]
      const first = words[at] as RegExpExecArray
      if (!last) continue
      const end = last.index + last[0].length
      const name = text.slice(first.index, end)
      const month = monthNamed(name) ?? (count > 1 ? names.get(name.replace(ARTICLE, ' ')) : undefined)
      if (!month) continue
      found.push({ ...month, start: first.index, end })
      at += count - 1
      break
    }
  }
  return found
}

const monthNamed = (name: string) =>
  names?.get(name) ?? names?.get(name.replace(/\d$/, '')) ?? names?.get(name.replace(PREFIX, ''))

function build(): Map<string, Month> {
  const of = new Map<string, Month>()
  const add = (name: string, number: number, calendar: Calendar = 'gregory') => {
    const folded = foldDate(name.replace(/\./g, '')).replace(/[^\p{L}\p{N} ]/gu, '')
    if (/\p{L}{2}/u.test(folded) && !of.has(folded)) of.set(folded, { calendar, number })
  }
  const addAll = (list: string[], endings = [''], calendar: Calendar = 'gregory') => {
    for (const [index, spellings] of list.entries())
      for (const name of spellings.split(',')) for (const ending of endings) add(name + ending, index + 1, calendar)
  }
  add('sept', 9)
  for (const locale of LOCALES.slice(0, 5)) addLocale(locale, add)
  addAll(ARABIC)
  addAll(SORANI, SORANI_ENDINGS)
  addAll(KURMANJI, KURMANJI_ENDINGS)
  for (const locale of LOCALES.slice(5)) addLocale(locale, add)
  addAll(SOLAR, [''], 'solar')
  addAll(SOLAR_AFGHAN, [''], 'solar')
  addAll(KURDISH, SORANI_ENDINGS, 'kurdish')
  for (const name of PERSIAN_AUGUST) add(name, 8)
  addAll(LUNAR, [''], 'lunar')
  addAll(LUNAR_LATIN, [''], 'lunar')
  for (const locale of LUNAR_LOCALES) addLunar(locale, add)
  return of
}

function addLocale(locale: string, add: (name: string, number: number) => void): void {
  for (const month of ['long', 'short'] as const)
    for (const form of [{ month }, { month, day: 'numeric' }] as const) {
      const format = new Intl.DateTimeFormat(`${locale}-u-ca-gregory`, { ...form, timeZone: 'UTC' })
      for (let index = 0; index < 12; index++) {
        const part = format.formatToParts(Date.UTC(2026, index, 1)).find(({ type }) => type === 'month')
        if (part) add(part.value, index + 1)
      }
    }
}

function addLunar(locale: string, add: (name: string, number: number, calendar: Calendar) => void): void {
  const format = new Intl.DateTimeFormat(`${locale}-u-ca-islamic-umalqura`, { month: 'long', timeZone: 'UTC' })
  for (let month = 1; month <= 12; month++) add(format.format(dayOf('lunar', 1_447, month, 1)), month, 'lunar')
}
