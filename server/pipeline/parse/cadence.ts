// When a channel says that it need not be asked, and where its older items stand: ttl, syndication module, skipHours, skipDays,
// RFC 5005. Pure; what cannot be read is absent.
import { child, textOf } from './value.ts'
import type { Element, XmlDocument } from './xml.ts'

export type Cadence = {
  ttlMinutes?: number | undefined
  updateMinutes?: number | undefined
  skipHours?: number[] | undefined
  skipDays?: number[] | undefined
}

const PERIOD_MINUTES: Record<string, number> = {
  hourly: 60,
  daily: 1_440,
  weekly: 10_080,
  monthly: 43_200,
  yearly: 525_600,
}
const DAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']

export function cadenceOf(document: XmlDocument, channel: Element): Cadence {
  const text = (name: string) => textOf(document, child(channel, name))
  const ttl = Number(text('ttl') ?? Number.NaN)
  const listed = (name: string, one: string) =>
    (child(channel, name)?.children ?? []).flatMap((element) =>
      element.name === one ? (textOf(document, element)?.toLowerCase() ?? []) : [],
    )
  // Some write 24 for midnight.
  const hours = listed('skiphours', 'hour').map((hour) => Number(hour) % 24)
  const days = listed('skipdays', 'day').map((day) => DAYS.indexOf(day))
  return {
    ttlMinutes: Number.isFinite(ttl) && ttl >= 0 ? ttl : undefined,
    updateMinutes: updateMinutes(text('sy:updateperiod'), text('sy:updatefrequency')),
    skipHours: some(hours.filter((hour) => Number.isInteger(hour) && hour >= 0)),
    skipDays: some(days.filter((day) => day >= 0)),
  }
}

/** So many times in a period; once where it does not say how often. */
function updateMinutes(period: string | undefined, frequency: string | undefined): number | undefined {
  const minutes = PERIOD_MINUTES[period?.trim().toLowerCase() ?? '']
  const times = Number(frequency ?? 1)
  return minutes === undefined ? undefined : minutes / (Number.isFinite(times) && times > 0 ? times : 1)
}

/** All of them leave no time to ask: that is a slip. */
const some = (values: number[]) => (values.length > 0 ? [...new Set(values)] : undefined)
