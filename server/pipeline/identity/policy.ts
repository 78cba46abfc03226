// What tells a feed's items apart: their guids, or where these are missing or doubled their links, or where these are too, link
// and title together. Pure. A feed only ever moves on to the next: one that went back would bring all its articles again.

export type IdentityPolicy = 'guid' | 'link' | 'title'
/** What an item says of itself. `link` is the identity of its address; `titleKey` that of its title. */
export type Named = { guid: string | null; link: string | null; titleKey: bigint }

const ORDER: IdentityPolicy[] = ['guid', 'link', 'title']
// One slip in twenty items is an accident, more is how the feed is made.
const MOST_WRONG = 0.05
// So many known articles that came back under new guids, and so large a share, are no accident either.
const CHURNED_ITEMS = 3
const CHURNED_SHARE = 0.2

/** The policy for a document, never an earlier one than the feed has. */
export function policyOf(items: Named[], now: IdentityPolicy): IdentityPolicy {
  const wanted = !trusted(items, (item) => item.guid) ? afterGuid(items) : 'guid'
  return later(now, now === 'link' ? afterGuid(items) : wanted)
}

/** The policy after guids changed under `churned` of the items that were known. */
export function policyAfterChurn(items: Named[], churned: number, now: IdentityPolicy): IdentityPolicy {
  const changing = churned >= CHURNED_ITEMS && churned / items.length >= CHURNED_SHARE
  return changing ? later(now, afterGuid(items)) : now
}

const afterGuid = (items: Named[]) => (trusted(items, (item) => item.link) ? 'link' : 'title')

const later = (a: IdentityPolicy, b: IdentityPolicy) => (ORDER.indexOf(a) > ORDER.indexOf(b) ? a : b)

/** True when nearly every item has a name of its own. The same item listed twice is one item. */
function trusted(items: Named[], name: (item: Named) => string | null): boolean {
  const distinct = new Map(items.map((item) => [`${item.guid}\n${item.link}\n${item.titleKey}`, item]))
  const names = [...distinct.values()].map(name)
  const given = new Set(names.filter((one) => one !== null))
  return names.length - given.size <= names.length * MOST_WRONG
}
