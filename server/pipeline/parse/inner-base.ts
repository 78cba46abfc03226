// Links of a body that stand under an `xml:base` of their own, inside it, become absolute while it is still XML: HTML knows one base
// for all. Pure; never throws.
import { escapeHtml } from '../../../core/text/html.ts'
import { decodeReferences } from './references.ts'
import { baseAround, resolved } from './value.ts'
import type { Element, XmlDocument } from './xml.ts'

const LINK = /(\s(?:href|src|cite)\s*=\s*)("[^"]*"|'[^']*')/gi

/** Takes the tags inside the element one after the other, as they are written; undefined where no base stands inside. */
export function rebaser(
  document: XmlDocument,
  element: Element,
  outside: string | undefined,
): ((tag: string) => string) | undefined {
  if (element.children.length === 0 || !document.source.slice(element.from, element.to).includes('xml:base'))
    return undefined
  const inside = descendants(element)
  // Neighbours share theirs.
  let last: { based: Element | undefined; base: string | undefined } | undefined
  return (tag) => {
    if (!/^<[A-Za-z_]/.test(tag)) return tag
    const { value: one } = inside.next()
    if (!one || one.based === element.based || !tag.includes(one.attributes)) return tag
    if (last?.based !== one.based) last = { based: one.based, base: baseAround(document, one, outside) }
    const base = last?.base
    return tag.replace(LINK, (whole, name: string, quoted: string) => {
      const address = resolved(decodeReferences(quoted.slice(1, -1), document.entities), base)
      return address === undefined ? whole : `${name}"${escapeHtml(address)}"`
    })
  }
}

/** In the order of their tags. */
function* descendants(element: Element): Generator<Element, undefined> {
  const left = element.children.toReversed()
  for (let one = left.pop(); one; one = left.pop()) {
    yield one
    for (const child of one.children.toReversed()) left.push(child)
  }
  return undefined
}
