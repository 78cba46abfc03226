// Reads the dates that feeds write: ISO and W3CDTF, RFC 822 with its usual mistakes, and day–month–year with month names in
// the languages we read, any digits. What cannot be read is undefined, never "now". Pure.

const MONTH_LOCALES = [
  'en',
  'ar-EG',
  'ar-SY',
  'ar-DZ',
  'ar-MA',
  'ckb',
  'ku',
  'fa-u-ca-gregory',
  'fa-AF-u-ca-gregory',
  'ur',
  'tr',
  'he',
  'ru',
  'uk',
  'fr',
  'de',
  'es',
]
const ZONES: Record<string, number> = {
  ut: 0,
  utc: 0,
  gmt: 0,
  z: 0,
  est: -300,
  edt: -240,
  cst: -360,
  cdt: -300,
  mst: -420,
  mdt: -360,
  pst: -480,
  pdt: -420,
  bst: 60,
  cet: 60,
  cest: 120,
  eet: 120,
  eest: 180,
  msk: 180,
  ast: 180,
  trt: 180,
  irst: 210,
}
const ISO =
  /^(\d{4})-?(\d\d)?-?(\d\d)?(?:[T\s]+(\d{1,2}):?(\d\d)(?::?(\d\d)(?:[.,](\d+))?)?\s*(Z|[+-]\d\d:?\d\d|[+-]\d\d)?)?$/i
const CLOCK = /(\d{1,2}):(\d\d)(?::(\d\d))?(?:[.,]\d+)?/
const EVENING = /(^|\s)(م|مساء|مساءً|pm|p\.m\.|ب\.ظ|د\.ن|öö?s)(\s|\.|$)/i

let months: Map<string, number> | undefined

/** The instant a feed's date means; a missing zone is read as UTC. */
export function readDate(written: string | undefined): Date | undefined {
  if (!written) return undefined
  const text = asciiDigits(written)
    .replace(/[\u200e\u200f\u061c،,]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  return readIso(text) ?? readNamed(text)
}

function readIso(text: string): Date | undefined {
  const found = ISO.exec(text)
  if (!found) return undefined
  const [, year, month = '1', day = '1', hour = '0', minute = '0', second = '0', , zone] = found
  return instant([year, month, day, hour, minute, second].map(Number) as Parts, zoneMinutes(zone))
}

function readNamed(text: string): Date | undefined {
  const lower = text.toLowerCase()
  const month = monthIn(lower)
  if (month === undefined) return undefined
  const clock = CLOCK.exec(lower)
  const rest = clock ? lower.replace(clock[0], ' ') : lower
  const zone = /(?:gmt|utc)?\s*([+-]\d{4}|[+-]\d\d:\d\d)\b/.exec(rest)
  const numbers = [...(zone ? rest.replace(zone[0], ' ') : rest).matchAll(/\d{1,4}/g)].map((match) => match[0])
  const year = numbers.find((number) => number.length === 4) ?? numbers.filter((number) => number.length <= 2)[1]
  const day = numbers.find((number) => number.length <= 2)
  if (year === undefined || day === undefined) return undefined
  let hour = Number(clock?.[1] ?? 0)
  if (hour < 12 && EVENING.test(lower)) hour += 12
  const named = /\b([a-z]{1,4})$/.exec(rest.trim())?.[1]
  const minutes = zone ? zoneMinutes(zone[1]) : (ZONES[named ?? ''] ?? 0)
  return instant([fullYear(year), month, Number(day), hour, Number(clock?.[2] ?? 0), Number(clock?.[3] ?? 0)], minutes)
}

type Parts = [year: number, month: number, day: number, hour: number, minute: number, second: number]

function instant([year, month, day, hour, minute, second]: Parts, zone: number): Date | undefined {
  if (
    month < 1 ||
    month > 12 ||
    day < 1 ||
    day > 31 ||
    hour > 24 ||
    minute > 59 ||
    second > 60 ||
    year < 1970 ||
    year > 9999
  )
    return undefined
  const date = new Date(Date.UTC(year, month - 1, day, hour, minute, Math.min(second, 59)) - zone * 60_000)
  // 31 February rolls over into March: such a date was never meant.
  return new Date(Date.UTC(year, month - 1, day)).getUTCMonth() === month - 1 ? date : undefined
}

function zoneMinutes(zone: string | undefined): number {
  const found = /^([+-])(\d\d):?(\d\d)?$/.exec(zone ?? '')
  return found ? (found[1] === '-' ? -1 : 1) * (Number(found[2]) * 60 + Number(found[3] ?? 0)) : 0
}

const fullYear = (year: string) => (year.length === 4 ? Number(year) : Number(year) + (Number(year) < 70 ? 2000 : 1900))
const asciiDigits = (text: string) =>
  text
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0))

/** The month whose name stands in the text; of names inside one another the longest, `شباط فبراير` is one month twice. */
function monthIn(text: string): number | undefined {
  months ??= monthNames()
  let best = ''
  for (const name of months.keys()) {
    if (name.length > best.length && new RegExp(`(^|[^\\p{L}])${name}([^\\p{L}]|$)`, 'u').test(text)) best = name
  }
  return months.get(best)
}

function monthNames(): Map<string, number> {
  const names = new Map<string, number>()
  for (const locale of MONTH_LOCALES) {
    for (const month of ['long', 'short'] as const) {
      for (const form of [{ month }, { month, day: 'numeric' }] as const) {
        const format = new Intl.DateTimeFormat(locale, { ...form, timeZone: 'UTC' })
        for (let index = 0; index < 12; index++) {
          const part = format.formatToParts(new Date(Date.UTC(2026, index, 1))).find(({ type }) => type === 'month')
          const name =
            part?.value
              .toLowerCase()
              .replace(/\.$/, '')
              .replace(/[.*+?^${}()|[\]\\]/g, '') ?? ''
          if (/\p{L}{2}/u.test(name) && !names.has(name)) names.set(name, index + 1)
        }
      }
    }
  }
  // Spellings that news uses beside Intl's.
  for (const [name, month] of [
    ['sept', 9],
    ['ابريل', 4],
    ['اغسطس', 8],
    ['اكتوبر', 10],
    ['اذار', 3],
    ['ايار', 5],
    ['اب', 8],
    ['ايلول', 9],
  ] as const)
    names.set(name, month)
  return names
}
