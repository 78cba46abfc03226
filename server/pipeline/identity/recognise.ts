// What a document lists is told from what the store remembers: which items are new, which are known and say something else now.
// Pure. In doubt an item is new: of two articles that became one the first is lost, one that became two is merely seen twice.
import { contentHash, linkAloneKey } from './hashes.ts'
import type { Identified } from './identify.ts'
import { type IdentityPolicy, isNoAccident, type Named } from './policy.ts'

/** What the store remembers under a key. Of a purged article its words are gone: `articleId` is null. */
export type Remembered = {
  articleId: bigint | null
  key: string
  secondKey: bigint | null
  titleKey: bigint
  title: string
  publishedAt: Date | null
  contentHash: Uint8Array | null
}
type Item = Identified<Named & { title: string; publishedAt: Date | null; contentHash: Uint8Array }>
export type Recognised<T> = {
  fresh: T[]
  /** Known, and their words are others now, or only the key under which they were known. */
  changed: { item: T; articleId: bigint; wasKey: string; reworded: boolean }[]
  known: number
  /** The keys under which the known were found. */
  foundUnder: Map<T, string>
  /** How many came back under another guid. */
  churned: number
}

// Two titles with fewer words than this in common speak of different things.
const LEAST_LIKENESS = 1 / 3
// Another program gives the same date to the minute, or with the fraction of a second.
const SAME_DATE_MS = 60_000
const DAY_MS = 86_400_000
// Bulletins under one headline are further apart; dates of an article's last change, and of the moment of asking, are not.
const DATED_APART_MS = 30 * 60_000

/** `listed` are the keys of the document's items that are not asked about: what is known under them stays theirs. */
export function recognise<T extends Item>(
  items: T[],
  remembered: Remembered[],
  policy: IdentityPolicy,
  listed: ReadonlySet<string> = new Set(),
): Recognised<T> {
  const byKey = new Map(remembered.map((one) => [one.key, one]))
  const bySecond = Map.groupBy(remembered, ({ secondKey }) => String(secondKey))
  const found = new Map<T, Remembered>()
  const taken = new Set(remembered.filter(({ key }) => listed.has(key)))
  const take = (item: T, one: Remembered | undefined) => {
    if (!one || taken.has(one) || found.has(item)) return
    found.set(item, one)
    taken.add(one)
  }
  // The surest signs speak first, for the whole document: what is one item's beyond doubt is not there for another's guess.
  const signs: ((item: T) => Remembered | undefined)[] = [
    (item) => guided(item, byKey).find((one) => one.secondKey === item.secondKey && one.titleKey === item.titleKey),
    (item) => byKey.get(item.sureKey),
    (item) => (item.linkIsOwn ? free(item).find((one) => isKnownByLink(item, one)) : undefined),
    (item) => free(item).find((one) => isCopy(item, one)),
    (item) => guided(item, byKey).find((one) => hasGuidOf(item, one)),
    (item) => twinOf(item, free(item), policy),
  ]
  const free = (item: T) => (bySecond.get(String(item.secondKey)) ?? []).filter((one) => !taken.has(one))
  for (const sign of signs) for (const item of items) take(item, sign(item))
  // What says little of one item says enough of many at once: their feed names them anew.
  const renamed = items.flatMap((item) => {
    const one = found.has(item) ? undefined : free(item).find((other) => isRenamed(item, other))
    return one ? [{ item, one }] : []
  })
  if (isNoAccident(renamed.length, items.length + listed.size)) for (const { item, one } of renamed) take(item, one)
  const fresh = items.flatMap((item) => {
    if (found.has(item)) return []
    // Its guid is another article's already: it is kept under the key that is its own.
    return byKey.has(item.key) ? { ...item, key: item.sureKey } : item
  })
  const churned = [...found].filter(([item, one]) => isChurned(item, one)).length
  const others = [...found].filter(
    ([item, one]) => isReworded(item, one) || isChurned(item, one) || isKnownByLink(item, one),
  )
  const foundUnder = new Map([...found].map(([item, { key }]) => [item, key]))
  const changed = others.flatMap(([item, one]) => changeOf(item, one))
  return { fresh, changed, known: found.size, foundUnder, churned }
}

/**
 * What a feed listed before, and does not any more, may stand there under another guid at another address: the site moved, or both
 * say when they were asked for. A site that moves keeps its words: where so many items have headline, words and date as before that it
 * is no accident, the others with headline and date are these too. `former` are what is listed no more, `items` all that the document lists.
 */
export function recogniseMoved<T extends Item>(found: Recognised<T>, former: Remembered[], items: T[]): Recognised<T> {
  const links = new Set(items.map(({ secondKey }) => secondKey))
  // What is still there by its link was recognised by that, or on purpose was not.
  const gone = former.filter(({ secondKey }) => secondKey === null || !links.has(secondKey))
  const alike = Map.groupBy(gone, ({ titleKey }) => titleKey)
  const titled = Map.groupBy(found.fresh, ({ titleKey }) => titleKey)
  const pairs = found.fresh.flatMap((item) => {
    const [one, ...others] = alike.get(item.titleKey) ?? []
    return one && others.length === 0 && titled.get(item.titleKey)?.length === 1 ? [{ item, one }] : []
  })
  if (!isNoAccident(pairs.filter(({ item, one }) => isTheSame(item, one)).length, items.length)) return found
  const moved = pairs.filter(
    ({ item, one }) => isTheSame(item, one) || one.articleId === null || isOfTheMinute(item, one),
  )
  const known = new Set(moved.map(({ item }) => item))
  return {
    ...found,
    fresh: found.fresh.filter((item) => !known.has(item)),
    changed: [...found.changed, ...moved.flatMap(({ item, one }) => changeOf(item, one))],
    known: found.known + moved.length,
    foundUnder: new Map([...found.foundUnder, ...moved.map(({ item, one }): [T, string] => [item, one.key])]),
  }
}

/** The same words, and the same date; without dates more words than a headline, which is every day's. */
function isTheSame(item: Item, one: Remembered): boolean {
  if (isReworded(item, one)) return false
  if (item.publishedAt && one.publishedAt && !isOfTheMinute(item, one)) return false
  return isOfTheMinute(item, one) || !equal(item.contentHash, contentHash(item.title, ''))
}

/** The same date, and one that tells more than the day. */
const isOfTheMinute = (item: Item, one: Remembered) =>
  sameDate(item, one) && (item.publishedAt?.getTime() ?? 0) % DAY_MS !== 0

/** What is to be kept of a known item that stands there otherwise than before; nothing of a purged one. */
const changeOf = <T extends Item>(item: T, one: Remembered): Recognised<T>['changed'] =>
  one.articleId === null ? [] : [{ item, articleId: one.articleId, wasKey: one.key, reworded: isReworded(item, one) }]

const isReworded = (item: Item, { contentHash }: Remembered) =>
  contentHash === null || !equal(contentHash, item.contentHash)

const isChurned = (item: Item, { key }: Remembered) =>
  item.guidIsOwn && key !== item.sureKey && !item.guidKeys.includes(key) && !isKnownByLink(item, { key })

/** It was stored from a list of links, before its feed gave it a guid. */
const isKnownByLink = ({ link }: Item, { key }: Pick<Remembered, 'key'>) => link !== null && key === linkAloneKey(link)

/** The same guid is the same article, unless the feed gave it to two: then link or title must be the same too. */
function hasGuidOf(item: Item, one: Remembered): boolean {
  if (item.secondKey === one.secondKey || item.titleKey === one.titleKey) return true
  if (!item.guidIsOwn) return false
  // With another link, another date and a title that shares hardly a word it is a guid used again, not an article rewritten.
  return sameDate(item, one) || likeness(item.title, one.title) >= LEAST_LIKENESS
}

const guided = (item: Item, byKey: Map<string, Remembered>) => item.guidKeys.flatMap((key) => byKey.get(key) ?? [])

/** With the same link (or title, where there is no link): the same words, or headline and date. */
const isCopy = (item: Item, one: Remembered) =>
  (one.contentHash !== null && equal(one.contentHash, item.contentHash)) ||
  (one.titleKey === item.titleKey && sameDate(item, one))

/** The same headline at a link of its own, of about the same time as far as it has one. */
const isRenamed = (item: Item, one: Remembered) =>
  item.linkIsOwn && one.titleKey === item.titleKey && !(apartMs(item, one) > DATED_APART_MS)

/** The one of those with the same link that is the same article though its words are others. */
function twinOf(item: Item, twins: Remembered[], policy: IdentityPolicy): Remembered | undefined {
  // Posts of a live page, and bulletins of every morning, share a link: where guids or dates tell them apart it says nothing.
  if (!item.linkIsOwn || (policy === 'guid' && item.guid !== null)) return undefined
  const titled = twins.find((one) => one.titleKey === item.titleKey)
  return titled ?? (policy !== 'title' && twins.length === 1 ? twins[0] : undefined)
}

const sameDate = (item: Item, one: Remembered) => apartMs(item, one) < SAME_DATE_MS

/** Milliseconds between their dates; not a number where one has none. */
const apartMs = (item: Item, { publishedAt }: Remembered) =>
  Math.abs((item.publishedAt?.getTime() ?? Number.NaN) - (publishedAt?.getTime() ?? Number.NaN))

/** The share of words that two titles have in common. */
function likeness(a: string, b: string): number {
  const [x, y] = [wordsOf(a), wordsOf(b)]
  return (2 * [...x].filter((word) => y.has(word)).length) / Math.max(1, x.size + y.size)
}

const wordsOf = (title: string) => new Set(title.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [])

const equal = (a: Uint8Array, b: Uint8Array) => Buffer.compare(a, b) === 0
