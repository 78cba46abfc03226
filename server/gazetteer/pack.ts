// Writes the gazetteer as one file that is read back without parsing: typed arrays behind a short JSON heading. Names are not
// kept, only their hashes: two of 32 bits, so that a wrong hit is a matter of one in billions.
import { PLACE_KINDS, type Place } from './place.ts'

export type Heading = {
  places: number
  countries: string[]
  divisions: string[]
  codes: string[]
  /** Byte offset (from the end of the heading) and length of each part. */
  parts: Record<string, [number, number]>
}

export const MAGIC = 'RASIDGZ4'

/** Two hashes of one key, FNV-1a with two seeds; both unsigned. */
export function hashOf(key: string): [number, number] {
  let one = 2166136261
  let two = 0x9747b28c
  for (let at = 0; at < key.length; at++) {
    const unit = key.charCodeAt(at)
    one = Math.imul(one ^ unit, 16777619)
    two = Math.imul(two ^ unit, 0x5bd1e995)
    two ^= two >>> 15
  }
  one ^= one >>> 16
  return [one >>> 0, two >>> 0]
}

/** The file's bytes. `names`: numbers of places by key; `words`: the table of everyday words, `peoples`: that of peoples, as text. */
export function pack(
  places: Place[],
  names: Map<string, number[]>,
  words: string,
  arabicLabels: string[] = places.map(() => ''),
  peoples = '',
): Buffer {
  const countries = distinct(places.map(({ country }) => country))
  const divisions = distinct(places.map(({ admin1 }) => admin1))
  const codes = distinct(places.map(({ code }) => code))
  const labels = Buffer.from(places.map(({ name }) => name).join('\n'))
  const parts: Record<string, ArrayBufferView> = {
    id: Int32Array.from(places, ({ id }) => id),
    rank: Int32Array.from(places, ({ rank }) => Math.round(rank)),
    lat: Float32Array.from(places, ({ lat }) => lat),
    lon: Float32Array.from(places, ({ lon }) => lon),
    ...table(names),
    prefixes: prefixTable(names),
    country: Uint16Array.from(places, ({ country }) => countries.indexOf(country)),
    division: Uint16Array.from(places, ({ admin1 }) => divisions.indexOf(admin1)),
    kind: Uint8Array.from(places, ({ kind }) => PLACE_KINDS.indexOf(kind)),
    code: Uint8Array.from(places, ({ code }) => codes.indexOf(code)),
    labels,
    arabicLabels: Buffer.from(arabicLabels.join('\n')),
    words: Buffer.from(words),
    peoples: Buffer.from(peoples),
  }
  const heading: Heading = { places: places.length, countries, divisions, codes, parts: {} }
  let offset = 0
  const body: Buffer[] = []
  for (const [name, view] of Object.entries(parts)) {
    const bytes = Buffer.from(view.buffer, view.byteOffset, view.byteLength)
    heading.parts[name] = [offset, bytes.length]
    const padding = (8 - (bytes.length % 8)) % 8
    body.push(bytes, Buffer.alloc(padding))
    offset += bytes.length + padding
  }
  const text = Buffer.from(JSON.stringify(heading))
  const head = Buffer.alloc(Math.ceil((16 + text.length) / 8) * 8, ' ')
  head.write(MAGIC, 0)
  head.writeUInt32LE(head.length, 8)
  head.writeUInt32LE(text.length, 12)
  text.copy(head, 16)
  return Buffer.concat([head, ...body])
}

/** Open addressing: [check, start into postings] per slot; a list of postings opens with its length. */
function table(names: Map<string, number[]>) {
  const size = sizeFor(names.size)
  const slots = new Uint32Array(size * 2)
  const postings = [0]
  for (const [key, filed] of names) {
    const [one, two] = hashOf(key)
    let slot = one & (size - 1)
    while (slots[slot * 2 + 1] !== 0) slot = (slot + 1) & (size - 1)
    slots[slot * 2] = two
    slots[slot * 2 + 1] = postings.length
    postings.push(filed.length)
    for (const number of filed) postings.push(number)
  }
  return { slots, postings: Uint32Array.from(postings) }
}

/** Every beginning of a name of several words: the check hash per slot, 0 where empty. */
function prefixTable(names: Map<string, number[]>): Uint32Array {
  const prefixes = new Set<string>()
  for (const key of names.keys())
    for (let at = key.indexOf(' '); at !== -1; at = key.indexOf(' ', at + 1)) prefixes.add(key.slice(0, at))
  const size = sizeFor(prefixes.size)
  const slots = new Uint32Array(size)
  for (const prefix of prefixes) {
    const [one, two] = hashOf(prefix)
    let slot = one & (size - 1)
    while (slots[slot] !== 0) slot = (slot + 1) & (size - 1)
    slots[slot] = two || 1
  }
  return slots
}

const sizeFor = (count: number) => 2 ** Math.ceil(Math.log2(Math.max(8, count * 1.5)))
const distinct = (values: string[]) => [...new Set(values)]
