// Days of the Solar Hijri, the Kurdish and the lunar Hijri calendar become days of ours, by the calendars that Intl carries.
// A day that does not exist is undefined. Pure.

export type Calendar = 'gregory' | 'solar' | 'kurdish' | 'lunar'

// The Kurdish year is the Solar Hijri year counted from 700 BC, its months are the same.
const KURDISH_AHEAD_YEARS = 1_321
const DAY_MS = 86_400_000
const SYSTEMS = {
  solar: { intl: 'persian', epoch: Date.UTC(622, 2, 22), yearDays: 365.2422, monthDays: 30.5 },
  lunar: { intl: 'islamic-umalqura', epoch: Date.UTC(622, 6, 19), yearDays: 354.367, monthDays: 29.53 },
}
// How far the estimate may be off; the true day is looked for around it.
const REACH_DAYS = 4

const formats = new Map<string, Intl.DateTimeFormat>()

/** Midnight UTC of a day as year, month 1–12 and day of any of these calendars. */
export function dayOf(calendar: Calendar, year: number, month: number, day: number): number | undefined {
  if (calendar === 'gregory') {
    const at = Date.UTC(year, month - 1, day)
    const date = new Date(at)
    // 31 February rolls over into March: such a day was never meant.
    return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? at : undefined
  }
  const system = SYSTEMS[calendar === 'lunar' ? 'lunar' : 'solar']
  const counted = calendar === 'kurdish' && year > 2_000 ? year - KURDISH_AHEAD_YEARS : year
  if (counted < 1_200 || counted > 1_600 || month < 1 || month > 12 || day < 1 || day > 31) return undefined
  const days = (counted - 1) * system.yearDays + (month - 1) * system.monthDays + day - 1
  const near = Math.round((system.epoch + days * DAY_MS) / DAY_MS)
  for (let off = 0; off <= REACH_DAYS; off++)
    for (const at of off === 0 ? [near] : [near - off, near + off])
      if (isThat(at * DAY_MS, system.intl, counted, month, day)) return at * DAY_MS
  return undefined
}

function isThat(at: number, calendar: string, year: number, month: number, day: number): boolean {
  let format = formats.get(calendar)
  if (!format) {
    format = new Intl.DateTimeFormat(`en-u-ca-${calendar}-nu-latn`, {
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      timeZone: 'UTC',
    })
    formats.set(calendar, format)
  }
  const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, Number.parseInt(value, 10)]))
  return part.year === year && part.month === month && part.day === day
}
