// A parsed document becomes what is new in it and what is known and has changed: normalised, named by the feed's policy, compared
// with what the store remembers. What stands there as it did last time is only counted.
import { inSlices } from './in-slices.ts'
import { titleKey } from './pipeline/identity/hashes.ts'
import { type Identified, identify } from './pipeline/identity/identify.ts'
import { entryUnder, keysLeftOut, type Listing, listedIn } from './pipeline/identity/listing.ts'
import { type IdentityPolicy, isNoAccident, policyAfterChurn, policyOf } from './pipeline/identity/policy.ts'
import { type Recognised, type Remembered, recognise, recogniseMoved } from './pipeline/identity/recognise.ts'
import { type NormalisedItem, normaliseItem } from './pipeline/normalise.ts'
import type { ParsedListing } from './pipeline/parse.ts'
import type { Recalled } from './store/recall.ts'

export type Recall = (feedId: bigint, keys: string[], secondKeys: bigint[]) => Promise<Recalled[]>
/** What the feed listed before this document, and how articles are looked up whose keys begin so. */
export type Former = { before: Listing; recallStarting(feedId: bigint, starts: string[]): Promise<Recalled[]> }
export type Item = Identified<NormalisedItem>
export type Document = Recognised<Item> & {
  /** All that it lists, each item once, in its order. */
  items: Item[]
  policy: IdentityPolicy
  /** Of these, what the feed listed before too: not what was pushed in between, or found elsewhere. */
  kept: Item[]
  /** What the feed listed before and does not any more, looked up where much of the document is new. */
  leftOut: Recalled[]
  /** What it lists, to be remembered. */
  listing: Listing
}

/** `settled`: the document is no measure of how the feed's items are told apart. */
export async function recogniseDocument(
  parsed: ParsedListing,
  feed: { feedId: bigint; identity: IdentityPolicy; fetchedAt: Date; settled?: boolean },
  recall: Recall,
  former?: Former,
): Promise<Document> {
  const normal = (
    await inSlices(parsed.items, (item, index) => {
      const normalised = normaliseItem(item, feed)
      return normalised ? { ...normalised, index, unchanged: parsed.unchanged[index] ?? false } : []
    })
  ).flat()
  const policy = feed.settled ? feed.identity : policyOf(normal, feed.identity)
  const items = identify(normal, policy)
  const asked = items.filter(({ unchanged }) => !unchanged)
  const listed = new Set(items.flatMap(({ unchanged, key }) => (unchanged ? key : [])))
  const recalled =
    asked.length === 0
      ? []
      : await recall(
          feed.feedId,
          asked.flatMap(({ sureKey, guidKeys }) => [sureKey, ...guidKeys]),
          asked.map(({ secondKey }) => secondKey),
        )
  const named = recognise(asked, recalled.map(remembered), policy, listed)
  const starts =
    former && isNoAccident(named.fresh.length, items.length)
      ? keysLeftOut(former.before, listingOf(parsed.listing, asked, named))
      : []
  const leftOut = former && starts.length > 0 ? await former.recallStarting(feed.feedId, starts) : []
  const found = recogniseMoved(named, leftOut.map(remembered), items)
  const wasListed = listedIn(former?.before ?? [])
  const kept = items.filter((item) => item.unchanged || wasListed(found.foundUnder.get(item) ?? ''))
  return {
    ...found,
    known: found.known + listed.size,
    items,
    kept,
    leftOut,
    listing: listingOf(parsed.listing, asked, found),
    policy: feed.settled ? policy : policyAfterChurn(normal, found.churned, policy),
  }
}

/** Each item under the key that the store has for it once this document is stored. */
function listingOf<T extends Item & { index: number }>(listed: Listing, items: T[], found: Recognised<T>): Listing {
  const keys = new Map([...found.foundUnder, ...found.changed.map(({ item }): [T, string] => [item, item.key])])
  const fresh = new Map(found.fresh.map(({ index, key }) => [index, key]))
  const listing = [...listed]
  for (const item of items) {
    const { index } = item
    listing[index] = entryUnder(fresh.get(index) ?? keys.get(item) ?? item.key, listed[index] as string)
  }
  return listing
}

const remembered = (one: Recalled): Remembered => ({ ...one, titleKey: titleKey(one.title) })
