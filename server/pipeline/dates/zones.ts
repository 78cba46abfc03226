// The abbreviations by which zones are known, as minutes east of Greenwich; for those that name two clocks of one place, the place. A
// feed's language tells namesakes apart. Pure; what nobody knows is undefined.

/** Minutes east, or the place whose clock says how many on that day. */
export type Zone = number | string

const ZONES: Record<string, number> = {
  ...{
    ut: 0,
    utc: 0,
    gmt: 0,
    z: 0,
    wet: 0,
    west: 60,
    est: -300,
    edt: -240,
    cst: -360,
    cdt: -300,
    mst: -420,
    mdt: -360,
  },
  ...{ pst: -480, pdt: -420, akst: -540, akdt: -480, hst: -600, nst: -210, ndt: -150, adt: -180, brt: -180, art: -180 },
  ...{ bst: 60, cet: 60, cest: 120, mez: 60, mesz: 120, met: 60, mest: 120, cat: 120, sast: 120, eet: 120, eest: 180 },
  ...{
    msk: 180,
    msd: 240,
    eat: 180,
    ast: -240,
    trt: 180,
    idt: 180,
    irst: 210,
    irdt: 270,
    gst: 240,
    aft: 270,
    pkt: 300,
    ist: 330,
  },
  ...{ ict: 420, wib: 420, hkt: 480, sgt: 480, awst: 480, jst: 540, kst: 540, acst: 570, aest: 600, aedt: 660 },
  ...{ nzst: 720, nzdt: 780, غرينتش: 0, جرينتش: 0 },
}
// The letters of armies that RFC 822 names, with its signs; others stand for an hour, and none is believed but at the end.
const LETTERS: Record<string, number> = { a: -60, m: -720, n: 60, y: 720 }
// Standard and summer time in one, as newsrooms of North America write them.
const PLACES: Record<string, string> = {
  at: 'America/Halifax',
  et: 'America/New_York',
  ct: 'America/Chicago',
  mt: 'America/Denver',
  pt: 'America/Los_Angeles',
}
// Arabia's, Israel's, China's and Bangladesh's, which elsewhere are the Atlantic's, India's, North America's and Britain's.
const BY_LANGUAGE: Record<string, Record<string, number>> = {
  ar: { ast: 180 },
  ckb: { ast: 180 },
  he: { ist: 120 },
  zh: { cst: 480 },
  bn: { bst: 360 },
}
const SCRIPTS: [letters: RegExp, language: string][] = [
  [/[\u0600-\u06ff]/, 'ar'],
  [/[\u05d0-\u05ea]/, 'he'],
]

const formats = new Map<string, Intl.DateTimeFormat>()

/** `language` is the feed's, as a tag; what is a word as well is believed only where it cannot be one. */
export function zoneNamed(name: string, text: string, language: string | undefined, noWord: boolean): Zone | undefined {
  const spoken = SCRIPTS.find(([letters]) => letters.test(text))?.[1] ?? language?.toLowerCase().split('-')[0] ?? ''
  const own = Object.hasOwn(BY_LANGUAGE, spoken) ? BY_LANGUAGE[spoken]?.[name] : undefined
  if (own !== undefined) return own
  if (Object.hasOwn(ZONES, name)) return ZONES[name]
  return noWord && Object.hasOwn(PLACES, name) ? PLACES[name] : undefined
}

/** What a single letter means at the end of a date. */
export const zoneLettered = (letter: string): Zone | undefined =>
  Object.hasOwn(LETTERS, letter) ? LETTERS[letter] : undefined

/** The instant at which clocks of a zone show what UTC's would at `shown`. */
export function instantOf(shown: number, zone: Zone): number {
  if (typeof zone === 'number') return shown - zone * 60_000
  // A second look, since the first may lie on the other side of a change of clocks.
  const near = shown - offsetAt(shown, zone)
  return shown - offsetAt(near, zone)
}

function offsetAt(instant: number, place: string): number {
  let format = formats.get(place)
  if (!format) {
    format = new Intl.DateTimeFormat('en', { timeZone: place, timeZoneName: 'longOffset' })
    formats.set(place, format)
  }
  const written = format.formatToParts(instant).find(({ type }) => type === 'timeZoneName')?.value ?? ''
  const [, sign, hours, minutes] = /([+-])(\d\d):(\d\d)/.exec(written) ?? []
  return (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 60_000
}
