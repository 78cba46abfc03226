// What an item of RSS or Atom names as its picture: Media RSS, iTunes, or an element of its own. Pure; never throws.
import { attribute, baseAround, child, resolved, textOf } from './value.ts'
import type { Element, XmlDocument } from './xml.ts'

const PICTURES = ['itunes:image', 'image', 'thumbnail', 'thumb']
const ADDRESS = /^(?:https?:)?\/\S+$/i

/** What the feed itself calls the item's picture; a picture among the enclosures is the next best. */
export function imageOf(document: XmlDocument, item: Element, outside: string | undefined): string | undefined {
  if (!item.children.some(({ name }) => name.startsWith('media:') || PICTURES.includes(name))) return undefined
  const group = child(item, 'media:group')
  const around = [item, group, child(item, 'media:content'), child(group, 'media:content')]
  const thumbnail = around.map((one) => child(one, 'media:thumbnail')).find((one) => one !== undefined)
  const written =
    (thumbnail && (attribute(document, thumbnail, 'url') ?? textOf(document, thumbnail))) ??
    pictured(document, [item, group]) ??
    ownPicture(document, item)
  return resolved(written, baseAround(document, item, outside))
}

/** `<image>` has an address, holds one or is one, as every program has it; other words in it are no picture. */
function ownPicture(document: XmlDocument, item: Element): string | undefined {
  for (const one of item.children) {
    if (!PICTURES.includes(one.name)) continue
    const named = attribute(document, one, 'href') ?? attribute(document, one, 'url')
    const written = named ?? textOf(document, child(one, 'url')) ?? textOf(document, one)
    if (named || (written && ADDRESS.test(written))) return written
  }
  return undefined
}

/** The first medium that is said to be an image, whatever its address looks like. */
function pictured(document: XmlDocument, around: (Element | undefined)[]): string | undefined {
  for (const one of around.flatMap((element) => element?.children ?? []))
    if (one.name === 'media:content' && attribute(document, one, 'medium')?.toLowerCase() === 'image')
      return attribute(document, one, 'url')
  return undefined
}
