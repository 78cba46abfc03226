// What tells a feed's items apart: their guids, or where these are missing or doubled their links, or where these are too, link
// and title together. Pure. A feed only ever moves on to the next: one that went back would bring all its articles again.

export type IdentityPolicy = 'guid' | 'link' | 'title'
/** What an item says of itself. `link` is the identity of its address; `titleKey` that of its title. */
export type Named = { guid: string | null; link: string | null; titleKey: bigint }

const ORDER: IdentityPolicy[] = ['guid', 'link', 'title']
// One slip in twenty items is an accident, and a single one where there are ten; more is how the feed is made.
const MOST_WRONG = 0.05
const ENOUGH_FOR_ONE_SLIP = 10
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
  return isNoAccident(churned, items.length) ? later(now, afterGuid(items)) : now
}

/** Whether so many of a document's items that seem new, and are known by other signs, say that the feed names them anew. */
export const isNoAccident = (some: number, all: number): boolean => some >= CHURNED_ITEMS && some / all >= CHURNED_SHARE

const afterGuid = (items: Named[]) => (trusted(items, (item) => item.link) ? 'link' : 'title')

const later = (a: IdentityPolicy, b: IdentityPolicy) => (ORDER.indexOf(a) > ORDER.indexOf(b) ? a : b)

/** True when nearly every item has a name of its own. The same item listed twice is one item. */
function trusted(items: Named[], name: (item: Named) => string | null): boolean {
  const distinct = new Map(items.map((item) => [`${item.guid}\n${item.link}\n${item.titleKey}`, item]))
  const names = [...distinct.values()].map(name)
  const given = new Set(names.filter((one) => one !== null))
  const borne = Math.max(names.length * MOST_WRONG, names.length >= ENOUGH_FOR_ONE_SLIP ? 1 : 0)
  return names.length - given.size <= borne
}
