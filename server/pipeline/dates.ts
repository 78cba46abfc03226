// Reads the dates that feeds write: RFC 822 and its successors, ISO 8601 and W3CDTF, with the mistakes that go around, and days
// in words in the languages we read, in any digits. What cannot be read is undefined, never "now". Pure; never throws.
import { readClock, timeOfDay } from './dates/clock.ts'
import { foldDate } from './dates/fold.ts'
import { dayIn, readDay } from './dates/words.ts'
import { instantOf } from './dates/zones.ts'

const LONGEST_CHARACTERS = 200
const UNSET_UNTIL_MS = 2 * 86_400_000
// What nearly every feed writes; read without folding or tables.
const RFC =
  /^(?:[A-Za-z]{3},? )?(\d{1,2}) (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) (\d{4}) (\d\d):(\d\d):(\d\d)() (?:GMT|UTC?|Z|([+-])(0\d|1[0-4])(\d\d))$/
const ISO = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))?(?:Z|([+-])(0\d|1[0-4]):(\d\d))$/
const COMPACT =
  /^((?:19|20)\d\d)-?(0[1-9]|1[0-2])-?(\d\d)(?:[t ]?(\d\d):?(\d\d):?(\d\d)?(?:[.,](\d+))?)?\s*(?:z|gmt|utc|([+-])(0\d|1[0-4]):?(\d\d)?)?$/
// ISO 8601 with less than it asks for: hours alone, single digits.
const SPARE_ISO =
  /^(\d{4})-(\d{1,2})-(\d{1,2})t(\d{1,2})(?::(\d{1,2})(?::(\d{1,2})(?:[.,](\d+))?)?)?\s?(?:z|([+-])(0\d|1[0-4]):?(\d\d)?)?$/
const MONTHS = 'JanFebMarAprMayJunJulAugSepOctNovDec'
// Seconds since 1970 from 2001 to 2033, when ten digits begin to look like a year.
const EPOCH_SECONDS = /^1\d{9}$/
const EPOCH_MILLISECONDS = /^1\d{12}$/
// As the JSON of .NET has it; what follows the number says where, and changes nothing.
const DOT_NET = /^\/date\((\d{10,13})(?:[+-]\d{4})?\)\/$/
const COMMENT = /\((?:[^()\\]|\\.)*\)/g
const DEEPEST_COMMENT = 4
// A zone in brackets is the zone where no other is written: `10:00 (GMT+3)`.
const BRACKETED_ZONE = /^([^()]*)\(\s*((?:gmt|utc)?\s?[+-]\d{1,2}(?::?\d\d)?|[a-z]{2,4}t)\s*\)([^()]*)$/
const WRITTEN_ZONE = /:\d\d(?:\.\d+)?\s?(?:[+-]\d|gmt|utc?\b|z\b)/
// `10.30` as half of Europe and Indonesia write it: a time where another part of the text is a day.
const DOTTED_TIME = /(?<![\d.])([01]?\d|2[0-4])\.([0-5]\d)(?:\.([0-5]\d))?(?![\d.])/g
// Who writes "3/4/2026, 5:00 PM" puts the month first.
const AMERICAN = /\d\s?[ap]\.?m\b/

/** The instant a feed's date means; a missing zone is read as UTC. `language` is the feed's: zones have namesakes. */
export function readDate(written: string | undefined, language?: string): Date | undefined {
  const text = written?.trim()
  if (!text || text.length > LONGEST_CHARACTERS) return undefined
  const at = readRfc(text) ?? readIso(text) ?? readAny(text, language)
  // The first days of 1970 are a date that was never set.
  return at === undefined || (at >= 0 && at < UNSET_UNTIL_MS) ? undefined : new Date(at)
}

function readRfc(text: string): number | undefined {
  const [found, day, month, year, ...rest] = RFC.exec(text) ?? []
  return found === undefined ? undefined : instant(year, String(MONTHS.indexOf(month as string) / 3 + 1), day, rest)
}

function readIso(text: string): number | undefined {
  const [found, year, month, day, ...rest] = ISO.exec(text) ?? []
  return found === undefined ? undefined : instant(year, month, day, rest)
}

type Digits = string | undefined

function instant(year: Digits, month: Digits, day: Digits, time: Digits[]): number | undefined {
  const [hour = '0', minute = '0', second = '0', fraction, sign, zoneHours = '0', zoneMinutes = '0'] = time
  const midnight = dayIn(Number(year), Number(month), Number(day), 'gregory')
  const [hours, minutes, seconds] = [Number(hour), Number(minute), Number(second)]
  if (midnight === undefined || hours > 24 || minutes > 59 || seconds > 60) return undefined
  const zone = (sign === '-' ? -1 : 1) * (Number(zoneHours) * 60 + Number(zoneMinutes))
  return midnight + timeOfDay(hours, minutes, seconds, fraction) - zone * 60_000
}

function readAny(written: string, language: string | undefined): number | undefined {
  const folded = foldDate(written)
  const [compact, year, month, day, ...rest] = COMPACT.exec(folded) ?? SPARE_ISO.exec(folded) ?? []
  if (compact !== undefined) return instant(year, month, day, rest)
  if (EPOCH_SECONDS.test(folded)) return Number(folded) * 1_000
  if (EPOCH_MILLISECONDS.test(folded)) return Number(folded)
  const [dotNet, milliseconds] = DOT_NET.exec(folded) ?? []
  if (dotNet !== undefined) return Number(milliseconds)
  // RFC 822 lets comments stand anywhere; others put the date itself in brackets.
  return (
    readFolded(withoutComments(withZone(folded)), language) ?? readFolded(folded.replace(/[()[\]]/g, ' '), language)
  )
}

function withZone(text: string): string {
  const [found, before = '', zone = '', after = ''] = BRACKETED_ZONE.exec(text) ?? []
  return found === undefined || WRITTEN_ZONE.test(before) || WRITTEN_ZONE.test(after)
    ? text
    : `${before} ${zone} ${after}`
}

function readFolded(written: string, language: string | undefined): number | undefined {
  const text = withColons(written)
  const clock = readClock(text, language)
  if (clock === 'wrong') return undefined
  const midnight = readDay(clock.rest, AMERICAN.test(text))
  return midnight === undefined ? undefined : instantOf(midnight + clock.milliseconds, clock.zone)
}

function withColons(text: string): string {
  if (text.includes(':')) return text
  for (const { 0: found, 1: hour, 2: minute, 3: second, index } of [...text.matchAll(DOTTED_TIME)].reverse()) {
    const [before, after] = [text.slice(0, index), text.slice(index + found.length)]
    if (readDay(`${before} ${after}`, false) !== undefined)
      return `${before}${hour}:${minute}${second === undefined ? '' : `:${second}`}${after}`
  }
  return text
}

function withoutComments(text: string): string {
  let left = text
  for (let depth = 0; depth < DEEPEST_COMMENT && left.includes('('); depth++) left = left.replace(COMMENT, ' ')
  return left.replace(/\s+/g, ' ').trim()
}
