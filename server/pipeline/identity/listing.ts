// What a feed listed, remembered in sixteen bytes an item: which item (the start of its key, or of what names it where it has none) and
// its words to the last letter of markup. What stands there as before needs no reading. Pure.
import { hash } from 'node:crypto'
import type { RawItem } from '../parse/raw-item.ts'

/** An entry an item: hexadecimal, the first half names the item, the second is the digest of its words. */
export type Listing = string[]
/** Entries by the digest of their words. */
export type Known = ReadonlyMap<string, string>
export const NOTHING_KNOWN: Known = new Map()

const DIGITS = 16
const ENTRY_BYTES = 16
// Six bits a letter: of eight bytes so many letters are the same whatever follows.
const WHOLE_LETTERS = 10
// Servers behind one address may list different items in turn: what one leaves out is kept while there is room.
const LEAST_KEPT = 100

export const digestOf = (words: string | Uint8Array): string => hash('sha256', words).slice(0, DIGITS)

export const entryOf = (item: RawItem, digest: string): string =>
  digestOf(item.id ?? item.url ?? item.title ?? '') + digest

export const knownIn = (listing: Listing): Known => new Map(listing.map((entry) => [entry.slice(DIGITS), entry]))

export const allKnown = (digests: string[], known: Known) =>
  digests.length > 0 && digests.every((digest) => known.has(digest))

/** The entry of an item that is stored under this key. */
export const entryUnder = (key: string, entry: string): string =>
  Buffer.from(key, 'base64url').toString('hex', 0, DIGITS / 2) + entry.slice(DIGITS)

/** Whether what is stored under a key is listed. */
export function listedIn(listing: Listing): (key: string) => boolean {
  const names = new Set(listing.map(nameOf))
  return (key) => names.has(entryUnder(key, ''))
}

/** How the keys begin, as the store writes them, of what `before` lists and `now` does not. */
export function keysLeftOut(before: Listing, now: Listing = []): string[] {
  const still = new Set(now.map(nameOf))
  return before.flatMap((entry) => {
    const name = nameOf(entry)
    return still.has(name) ? [] : Buffer.from(name, 'hex').toString('base64url').slice(0, WHOLE_LETTERS)
  })
}

/**
 * The new listing, with what it leaves out of the one before: at most as much again, and never another state of what it has. What was
 * under one of `formerKeys` is in it by another name.
 */
export function remembering(listing: Listing, before: Listing, formerKeys: string[] = []): Listing {
  const names = new Set([...listing, ...formerKeys.map((key) => entryUnder(key, ''))].map(nameOf))
  const most = Math.max(LEAST_KEPT, listing.length * 2)
  return [...listing, ...before.filter((entry) => !names.has(nameOf(entry)))].slice(0, most)
}

export const packListing = (listing: Listing): Uint8Array => Buffer.from(listing.join(''), 'hex')

export function unpackListing(bytes: Uint8Array): Listing {
  const all = Buffer.from(bytes)
  return Array.from({ length: Math.floor(all.length / ENTRY_BYTES) }, (_, index) =>
    all.toString('hex', index * ENTRY_BYTES, (index + 1) * ENTRY_BYTES),
  )
}

const nameOf = (entry: string) => entry.slice(0, DIGITS)
