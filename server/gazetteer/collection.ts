// Gathers places and their names while the gazetteer is built: files each name under its keys and keeps what was written.
// Deterministic: what comes in first keeps its number.
import { foreignNameKey } from '../../core/text/arabic.ts'
import { withoutSlavicEnding } from '../../core/text/slavic.ts'
import { nameKey, OWN_IDS_FROM, type Place } from './place.ts'

const MOST_PER_NAME = 60
const LONGEST_NAME_WORDS = 6
const ALTERNATE = 0x8000_0000
// English writes these two ways, and gazetteers list one.
const SHORT_FORMS: [RegExp, string][] = [
  [/^saint(e?) /, 'st$1 '],
  [/^st(e?) /, 'saint$1 '],
  [/^mount /, 'mt '],
  [/^fort /, 'ft '],
  [/^ft /, 'fort '],
]

export class Collection {
  readonly places: Place[] = []
  /** Numbers of places by key; the top bit marks an alternate name. */
  readonly names = new Map<string, number[]>()
  /** What was written, by place: `ar:سوريا` where the language is known. */
  readonly written: string[][] = []
  readonly #ownIds = new Set<number>()

  add(place: Place): number {
    this.written.push([])
    return this.places.push(place) - 1
  }

  /** An id of our own for a place, the same at every build as long as `code` is. */
  ownId(code: string): number {
    let hash = 2166136261
    for (const unit of code) hash = Math.imul(hash ^ (unit.codePointAt(0) as number), 16777619)
    let id = OWN_IDS_FROM + ((hash >>> 0) % 99_000_000)
    while (this.#ownIds.has(id)) id++
    this.#ownIds.add(id)
    return id
  }

  /** `alone`: known in texts of its language alone, under `fr:galice`. */
  name(written: string, index: number, { alternate = false, language = '', alone = false } = {}): void {
    const key = nameKey(written)
    if (key.length < 2 || key.split(' ').length > LONGEST_NAME_WORDS) return
    const listed = language ? `${language}:${written}` : written
    if (!this.written[index]?.includes(listed)) this.written[index]?.push(listed)
    this.#file(alone ? `${language}:${key}` : key, index, alternate)
    if (alone) return
    for (const [pattern, form] of SHORT_FORMS)
      if (pattern.test(key)) this.#file(key.replace(pattern, form), index, alternate)
  }

  /** The number of the first place of this name that passes. */
  find(key: string, test: (place: Place) => boolean): number | undefined {
    return this.names
      .get(key)
      ?.map((filed) => filed & ~ALTERNATE)
      .find((number) => test(this.places[number] as Place))
  }

  has(key: string, test: (place: Place) => boolean): boolean {
    return this.find(key, test) !== undefined
  }

  /** The number of a country's largest town, or quarter as large as one (East Jerusalem), of this name. */
  largest(key: string, country: string): number | undefined {
    const isTown = (place: Place | undefined) =>
      (place?.kind === 'city' || place?.kind === 'quarter') && place.country === country
    const towns = (this.names.get(key) ?? [])
      .map((filed) => filed & ~ALTERNATE)
      .filter((number) => isTown(this.places[number]))
    return towns.sort((a, b) => (this.places[b]?.rank ?? 0) - (this.places[a]?.rank ?? 0))[0]
  }

  /** Orders every name's places by rank and files the looser spellings under `^` and `~`. */
  finish(): void {
    const rank = (filed: number) => this.places[filed & ~ALTERNATE]?.rank ?? 0
    for (const [key, filed] of this.names) {
      filed.sort((a, b) => rank(b) - rank(a) || (a >>> 0) - (b >>> 0))
      this.names.set(key, filed.slice(0, MOST_PER_NAME))
    }
    for (const [key, filed] of [...this.names]) {
      // أستانا، أستانة and استانه are one name; Москва stands in many cases.
      const foreign = /[\u0600-\u06ff]/.test(key) && !key.includes(' ') ? foreignNameKey(key) : undefined
      if (foreign !== undefined) this.#loosen(`^${foreign}`, filed)
      const stem = /^[\u0400-\u04ff]+$/.test(key) ? withoutSlavicEnding(key) : key
      if (stem !== key && stem.length >= 4) this.#loosen(`~${stem}`, filed)
    }
  }

  #file(key: string, index: number, alternate: boolean): void {
    const there = this.names.get(key)
    const filed = alternate ? (index | ALTERNATE) >>> 0 : index
    if (!there) this.names.set(key, [filed])
    else {
      const at = there.findIndex((other) => (other & ~ALTERNATE) === index)
      if (at === -1) there.push(filed)
      else if (!alternate) there[at] = filed
    }
  }

  #loosen(key: string, filed: number[]): void {
    if (!this.names.has(key)) this.names.set(key, filed)
  }
}
