// A document in which no item is new, told by its bytes: most polls bring one, and turning it into text is most of what reading it
// costs. What is not certainly so is left to those who read. Pure; never throws; time is linear in the length.
import { isUtf8 } from 'node:buffer'
import { digestOf, knownIn, type Listing } from '../identity/listing.ts'
import type { ParsedListing } from '../parse.ts'

const FRAMES = ['item', 'entry'].map((name) => ({ opens: `<${name}`, closes: `</${name}>` }))
// RDF has `<items>` too.
const NAME_ENDS: ReadonlySet<number | undefined> = new Set(Buffer.from(' \t\r\n>'))
// In the place of each item stands one without words, so that all around it is read as it would be.
const WORDLESS = digestOf('') + digestOf('>')
// What a document may be long and list before its end is not read.
const MOST_BYTES = 8 * 1024 * 1024
const MOST_ITEMS = 1_000

/** What `read` answers of the whole where each item is one of `before`; undefined where that is not so, or not told so easily. */
export function readKnown(
  bytes: Uint8Array,
  before: Listing,
  read: (bytes: Uint8Array, before: Listing) => ParsedListing | { error: string },
): ParsedListing | undefined {
  if (before.length === 0 || bytes.length > MOST_BYTES || !isUtf8(bytes)) return undefined
  const known = knownIn(before)
  const document = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const frame = FRAMES.find(({ opens }) => document.includes(opens))
  if (!frame) return undefined
  const { opens, closes } = frame
  const wordless = Buffer.from(`${opens}>${closes}`)
  const around: Buffer[] = []
  const listing: Listing = []
  let at = 0
  for (let open = document.indexOf(opens); open !== -1; open = document.indexOf(opens, Math.max(at, open + 1))) {
    const inside = open + opens.length
    if (!NAME_ENDS.has(document[inside])) continue
    const close = document.indexOf(closes, inside)
    const entry = close === -1 ? undefined : known.get(digestOf(document.subarray(inside, close)))
    if (entry === undefined || listing.length === MOST_ITEMS) return undefined
    listing.push(entry)
    around.push(document.subarray(at, open), wordless)
    at = close + closes.length
  }
  if (listing.length === 0) return undefined
  around.push(document.subarray(at))
  const parsed = read(Buffer.concat(around), [WORDLESS])
  // Where one more or one less is found, an item is written otherwise than these, or stands in what is no part of the document.
  if ('error' in parsed || !parsed.allKnown || parsed.listing.length !== listing.length) return undefined
  return { ...parsed, listing }
}
