// A parsed document becomes what is new in it and what is known and has changed: normalised, named by the feed's policy, compared
// with what the store remembers. What stands there as it did last time is only counted.
import { titleKey } from './pipeline/identity/hashes.ts'
import { type Identified, identify } from './pipeline/identity/identify.ts'
import { type IdentityPolicy, policyAfterChurn, policyOf } from './pipeline/identity/policy.ts'
import { type Recognised, recognise } from './pipeline/identity/recognise.ts'
import { type NormalisedItem, normaliseItem } from './pipeline/normalise.ts'
import type { ParsedListing } from './pipeline/parse.ts'
import type { Recalled } from './store/recall.ts'

export type Recall = (feedId: bigint, keys: string[], secondKeys: bigint[]) => Promise<Recalled[]>
export type Item = Identified<NormalisedItem>
export type Document = Recognised<Item> & {
  /** All that it lists, each item once, in its order. */
  items: Item[]
  policy: IdentityPolicy
}

/** `settled`: the document is no measure of how the feed's items are told apart. */
export async function recogniseDocument(
  parsed: ParsedListing,
  feed: { feedId: bigint; identity: IdentityPolicy; fetchedAt: Date; settled?: boolean },
  recall: Recall,
): Promise<Document> {
  const normal = parsed.items.flatMap((item, index) => {
    const normalised = normaliseItem(item, feed)
    return normalised ? { ...normalised, unchanged: parsed.unchanged[index] ?? false } : []
  })
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
  const remembered = recalled.map((one) => ({ ...one, titleKey: titleKey(one.title) }))
  const found = recognise(asked, remembered, policy, listed)
  return {
    ...found,
    known: found.known + listed.size,
    items,
    policy: feed.settled ? policy : policyAfterChurn(normal, found.churned, policy),
  }
}
