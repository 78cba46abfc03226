// The day that a folded text means, its time of day already taken out: numbers in their usual orders, or a month's name with its
// day and year, in our calendar, the Solar Hijri, the Kurdish or the lunar one. Midnight UTC, or undefined. Pure.
import { type Calendar, dayOf } from './calendars.ts'
import { type FoundMonth, monthsIn } from './month-names.ts'

type Numeral = { value: number; digits: number; start: number; end: number }

// The same separator twice: `15/12/1402 - 05/03/2024` is two days side by side.
const YEAR_FIRST = /(?<!\d)(?<year>\d{4})(?<by>\s?[-/.]\s?)(?<month>\d{1,2})\k<by>(?<day>\d{1,2})(?!\d)/
const YEAR_FIRST_CJK = /(?<!\d)(?<year>\d{4})\s?[年년]\s?(?<month>\d{1,2})\s?[月월]\s?(?<day>\d{1,2})(?!\d)/
const YEAR_MONTH = /^(?<year>\d{4})[-/.](?<month>\d{1,2})$/
const YEAR_LAST = /(?<!\d)(\d{1,2})\s?([-/.])\s?(\d{1,2})\s?[-/.]\s?(\d{4}|\d\d)(?!\d)/
const ORDINAL = /^(\d{4})-?(\d{3})t?$/
const WEEK = /^(\d{4})-?w(\d\d)(?:-?([1-7]))?t?$/
// From Sunday on, folded, in English and Arabic.
const WEEKDAYS = [
  /\bsun(?:day)?\b|الاحد/,
  /\bmon(?:day)?\b|الاثنين/,
  /\btue(?:s|sday)?\b|الثلاثاء/,
  /\bwed(?:nesday)?\b|الاربعاء/,
  /\bthu(?:rs|rsday)?\b|الخميس/,
  /\bfri(?:day)?\b|الجمعه/,
  /\bsat(?:urday)?\b|السبت/,
]
const DAY_MS = 86_400_000
const [EARLIEST_YEAR, LATEST_YEAR] = [1_900, 2_200]
// Between a day and its month stand at most an ending, "of" or a dash.
const FARTHEST_DAY = 8

/** `monthFirst` says how to read 3/4/2026. */
export function readDay(text: string, monthFirst: boolean): number | undefined {
  const bare = text.trim()
  return readNumbers(bare, monthFirst) ?? readNamed(bare)
}

function readNumbers(text: string, monthFirst: boolean): number | undefined {
  const ordinal = ORDINAL.exec(text)
  if (ordinal) {
    const day = Number(ordinal[2])
    const start = dayIn(Number(ordinal[1]), 1, 1)
    return start !== undefined && day >= 1 && day <= 366 ? start + (day - 1) * DAY_MS : undefined
  }
  const week = WEEK.exec(text)
  if (week) return weekDay(Number(week[1]), Number(week[2]), Number(week[3] ?? 1))
  if (/^\d{4}$/.test(text)) return dayIn(Number(text), 1, 1)
  const { groups: first } = YEAR_FIRST.exec(text) ?? YEAR_FIRST_CJK.exec(text) ?? YEAR_MONTH.exec(text) ?? {}
  if (first) return dayIn(Number(first.year), Number(first.month), Number(first.day ?? 1))
  const last = YEAR_LAST.exec(text)
  if (!last) return undefined
  const [a, b] = [Number(last[1]), Number(last[3])]
  const year = fullYear(last[4] as string)
  const swapped = b > 12 || (a <= 12 && monthFirst && last[2] === '/')
  const [usual, other] = swapped ? [dayIn(year, a, b), dayIn(year, b, a)] : [dayIn(year, b, a), dayIn(year, a, b)]
  return fallsOnItsWeekday(other, text) && !fallsOnItsWeekday(usual, text) ? other : usual
}

const fallsOnItsWeekday = (day: number | undefined, text: string) =>
  day !== undefined && WEEKDAYS[new Date(day).getUTCDay()]?.test(text) === true

function readNamed(text: string): number | undefined {
  const months = monthsIn(text)
  // Where two calendars stand side by side, ours says the same day.
  const ours = months.filter(({ calendar }) => calendar === 'gregory')
  const numerals = [...text.matchAll(/\d+/g)].map(({ 0: digits, index }) => ({
    value: Number(digits),
    digits: digits.length,
    start: index,
    end: index + digits.length,
  }))
  let best: { month: FoundMonth; day: Numeral; before: boolean } | undefined
  for (const month of ours.length > 0 ? ours : months) {
    const before = numerals.findLast(({ end, digits }) => end <= month.start && digits <= 2)
    const after = numerals.find(({ start, digits }) => start >= month.end && digits <= 2)
    // A day right before its month is sure; what merely follows a name may be a weekday's ("mar. 5 août").
    if (before && month.start - before.end <= FARTHEST_DAY && !best?.before) best = { month, day: before, before: true }
    else if (after && !best) best = { month, day: after, before: false }
  }
  if (!best) return undefined
  const year = yearFor(best.month, best.day, numerals, text)
  return year === undefined ? undefined : dayIn(year, best.month.number, best.day.value, best.month.calendar)
}

function yearFor(month: FoundMonth, day: Numeral, numerals: Numeral[], text: string): number | undefined {
  const from = Math.max(month.end, day.end)
  const after = numerals.find(({ start, digits }) => start >= from && digits === 4)
  const before = numerals.findLast(({ end, digits }) => end <= Math.min(month.start, day.start) && digits === 4)
  const whole = after ?? before
  if (whole) return whole.value
  const short = numerals.find(({ start, digits }) => start >= from && digits === 2)
  return short && fullYear(text.slice(short.start, short.end))
}

const fullYear = (digits: string) =>
  digits.length === 4 ? Number(digits) : Number(digits) + (Number(digits) < 70 ? 2_000 : 1_900)

/** Midnight UTC; without a calendar the year says which it is of. Undefined for a day that does not exist. */
export function dayIn(year: number, month: number, day: number, named?: Calendar): number | undefined {
  const calendar = named ?? calendarOf(year)
  if (calendar === 'gregory' && (year < EARLIEST_YEAR || year > LATEST_YEAR)) return undefined
  return dayOf(calendar, year, month, day)
}

/** Whose year a number is: 1405 is now in the Solar Hijri calendar, 1448 in the lunar one, 2726 in the Kurdish one. */
function calendarOf(year: number): Calendar {
  if (year >= 1_300 && year <= 1_425) return 'solar'
  if (year > 1_425 && year <= 1_500) return 'lunar'
  return year >= 2_650 && year <= 2_800 ? 'kurdish' : 'gregory'
}

function weekDay(year: number, week: number, day: number): number | undefined {
  if (week < 1 || week > 53 || year < EARLIEST_YEAR || year > LATEST_YEAR) return undefined
  // The fourth of January is always in week 1.
  const fourth = Date.UTC(year, 0, 4)
  const monday = fourth - ((new Date(fourth).getUTCDay() + 6) % 7) * DAY_MS
  return monday + ((week - 1) * 7 + day - 1) * DAY_MS
}
