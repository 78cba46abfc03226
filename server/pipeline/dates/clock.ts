// The time of day in a folded text: hour, minute, second, morning or evening in the languages that we read, and the zone. What
// is left of the text without it comes back too. A time that no day has is "wrong"; no time at all is midnight UTC. Pure.
import { type Zone, zoneLettered, zoneNamed } from './zones.ts'

export type Clock = { milliseconds: number; zone: Zone; rest: string }

const MORNING = (
  'am|a\\.\\s?m|ص|صباحا|قبل الظهر|ق\\.ظ|قبل از ظهر|صبح|پ\\.ن|ب\\.ن|بهياني|پێش نيوهڕۆ|oo|לפנה[״"]צ|בבוקר|' +
  '上午|午前|오전|π\\.?μ|bn'
).split('|')
const EVENING = (
  'pm|p\\.\\s?m|م|مساء|مساءا|بعد الظهر|ظهرا|عصرا|ليلا|ب\\.ظ|بعد از ظهر|عصر|شب|د\\.ن|دواي نيوهڕۆ|ئێواره|os|' +
  'אחה[״"]צ|בערב|下午|午後|오후|μ\\.?μ|pn'
).split('|')
const marks = (words: string[]) => words.toSorted((a, b) => b.length - a.length).join('|')
const AFTER = new RegExp(`^\\s*(?:(${marks(MORNING)})|(${marks(EVENING)}))(?![\\p{L}\\d])\\.?`, 'u')
// Before the time a single letter would be the end of something else: `2026م`.
const long = (words: string[]) => words.filter((word) => word.length > 1)
const BEFORE = new RegExp(`(?<!\\p{L})(?:(${marks(long(MORNING))})|(${marks(long(EVENING))}))\\.?\\s*$`, 'u')
// One digit after `10h` and a blank is the day: `10h 5 mars 2026`.
const TIME =
  /(?<![\d:.])(\d{1,2})\s?(?::|h|时|時|点|點|시)\s?(\d\d|(?<!h\s)\d)(?:\s?(?::|分|분)\s?(\d\d?))?(?:[.,]\d+|\.(\d\d)(?!\d)|[分分秒초])?(?![\d:])/
const HOUR_ALONE = new RegExp(
  `(?<![\\d:./-])(\\d{1,2})(?=\\s?(?:${marks([...MORNING, ...EVENING])})(?![\\p{L}\\d]))`,
  'u',
)
const OFFSET =
  /^\s*(?:(?:gmt|utc|ut|z)\s*)?([+-])(\d{1,2}):?(\d\d)(?!\d)|^\s*(?:gmt|utc|ut)\s*([+-])(\d{1,2})(?!\d)|^\s*([+-])(\d{1,2})(?![\d/.:-])/
// What may follow the name of a zone that is also a word: "et" is French for "and".
const NO_WORD = /^\s*(?:$|[^\p{L}\s]|on\b|[a-z]+day\b)/u
const NAMED = /^\s*([a-z]{1,5}|غرينتش|جرينتش)(?![\p{L}\d])/u

export function readClock(text: string, language?: string): Clock | 'wrong' {
  const found = TIME.exec(text) ?? HOUR_ALONE.exec(text)
  if (!found) return { milliseconds: 0, zone: 0, rest: text }
  const before = text.slice(0, found.index)
  let after = text.slice(found.index + found[0].length)
  const mark = AFTER.exec(after)
  const early = mark ? null : BEFORE.exec(before)
  if (mark) after = after.slice(mark[0].length)
  const evening = half(mark ?? early)
  const zone = readZone(after, text, language)
  const hour = hourOf(Number(found[1]), evening)
  const [minute, second] = [Number(found[2] ?? 0), Number(found[3] ?? 0)]
  if (hour > 24 || minute > 59 || second > 60 || (hour === 24 && minute + second > 0)) return 'wrong'
  return {
    milliseconds: timeOfDay(hour, minute, second, found[4]),
    zone: zone.zone,
    rest: `${early ? before.slice(0, early.index) : before} ${after.slice(zone.length)}`,
  }
}

/** Milliseconds after midnight; a leap second is the last one that our clocks have. */
export function timeOfDay(hour: number, minute: number, second: number, fraction: string | undefined): number {
  return ((hour * 60 + minute) * 60 + Math.min(second, 59)) * 1_000 + Math.floor(Number(`0.${fraction ?? 0}`) * 1_000)
}

function half(mark: RegExpExecArray | null): 'am' | 'pm' | undefined {
  if (!mark) return undefined
  return mark[1] === undefined ? 'pm' : 'am'
}

function hourOf(hour: number, evening: 'am' | 'pm' | undefined): number {
  if (evening === 'pm' && hour < 12) return hour + 12
  return evening === 'am' && hour === 12 ? 0 : hour
}

function readZone(after: string, text: string, language: string | undefined): { zone: Zone; length: number } {
  const offset = OFFSET.exec(after)
  if (offset) {
    const sign = (offset[1] ?? offset[4] ?? offset[6]) === '-' ? -1 : 1
    const minutes = Number(offset[2] ?? offset[5] ?? offset[7]) * 60 + Number(offset[3] ?? 0)
    // The farthest zones are 14 hours off; more is a slip, and the time is taken as it stands.
    return { zone: minutes <= 14 * 60 ? sign * minutes : 0, length: offset[0].length }
  }
  const named = NAMED.exec(after)
  const beyond = after.slice(named?.[0].length)
  const zone = named
    ? (zoneNamed(named[1] as string, text, language, NO_WORD.test(beyond)) ??
      (beyond.trim() === '' ? zoneLettered(named[1] as string) : undefined))
    : undefined
  if (named && zone !== undefined) return { zone, length: named[0].length }
  for (const [word] of after.matchAll(/\p{L}+/gu)) {
    const elsewhere = word.length > 1 ? zoneNamed(word, text, language, false) : undefined
    if (elsewhere !== undefined) return { zone: elsewhere, length: 0 }
  }
  return { zone: 0, length: 0 }
}
