// The items of one document get their keys: by which the store looks for each, and under which it would keep it. An item listed
// twice is one. Pure.
import { keyOf, shortKey } from './hashes.ts'
import type { IdentityPolicy, Named } from './policy.ts'

export type Identified<T> = T & {
  /** Under which it is stored when it is new. */
  key: string
  /** Which none but this item can have. */
  sureKey: string
  /** Of its guid and the guid's twins, where guids are trusted. */
  guidKeys: string[]
  /** Of its link, or of its title where it has none. */
  secondKey: bigint
  /** Whether guids are trusted and no other item of the document has its guid; its link likewise. */
  guidIsOwn: boolean
  linkIsOwn: boolean
}
type Item = Named & {
  title: string
  text: string
  url: string | null
  publishedAt: Date | null
  contentHash: Uint8Array
}

export function identify<T extends Item>(items: T[], policy: IdentityPolicy): Identified<T>[] {
  const once = distinct(items)
  const guids = counted(once, ({ guid }) => guid)
  const links = counted(once, ({ link }) => link)
  const identified = new Map<string, Identified<T>>()
  for (const item of once) {
    const { guid, link } = item
    const linkIsOwn = link !== null && links.get(link) === 1
    const guidIsOwn = policy === 'guid' && guid !== null && guids.get(guid) === 1
    const guidKeys = policy === 'guid' && guid !== null ? [guid, ...twinsOf(guid)].map((one) => keyOf(one)) : []
    const sureKey = sureKeyOf(item, policy, linkIsOwn)
    const key = guidIsOwn ? (guidKeys[0] as string) : sureKey
    const secondKey = shortKey(link ?? `title ${item.titleKey}`)
    // What the policy cannot tell apart is one item: the first listed, which a feed means to be the newest.
    if (!identified.has(key)) identified.set(key, { ...item, key, sureKey, guidKeys, secondKey, guidIsOwn, linkIsOwn })
  }
  return [...identified.values()]
}

function sureKeyOf(item: Item, policy: IdentityPolicy, linkIsOwn: boolean): string {
  const { guid, link, url, title, text, titleKey, publishedAt } = item
  if (policy === 'guid')
    return guid === null ? keyOf(url ?? `${title}\n${text}`) : keyOf(guid, link ?? '', String(titleKey))
  if (policy === 'link' && linkIsOwn) return keyOf('link', link ?? '')
  // Bulletins of every morning share link and title, or have only a title: their date tells them apart, or their words.
  const apart = linkIsOwn ? '' : (publishedAt?.toISOString() ?? Buffer.from(item.contentHash).toString('hex'))
  return keyOf('title', link ?? '', String(titleKey), apart)
}

/** A guid that is an address has twins with and without TLS and `www.`. */
function twinsOf(guid: string): string[] {
  const rest = /^https?:\/\/(?:www\.)?(.+)$/i.exec(guid)?.[1]
  if (rest === undefined) return []
  return ['http://', 'https://', 'http://www.', 'https://www.']
    .map((start) => start + rest)
    .filter((one) => one !== guid)
}

function distinct<T extends Item>(items: T[]): T[] {
  const byAll = new Map<string, T>()
  for (const item of items) {
    const all = `${item.guid}\n${item.link}\n${item.titleKey}\n${item.publishedAt?.getTime()}`
    if (!byAll.has(all)) byAll.set(all, item)
  }
  return [...byAll.values()]
}

function counted<T>(items: T[], name: (item: T) => string | null): Map<string, number> {
  const counts = new Map<string, number>()
  for (const item of items) {
    const one = name(item)
    if (one !== null) counts.set(one, (counts.get(one) ?? 0) + 1)
  }
  return counts
}
