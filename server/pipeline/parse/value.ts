// What an element of the tree holds: its text, or its inside as HTML where it holds elements; the attributes, language and base
// address that count for it. Pure; never throws, absent is undefined.
import { escapeHtml } from '../../../core/text/html.ts'
import { cdataEnd } from './asides.ts'
import { decodeOwn, decodeReferences, type Entities } from './references.ts'
import { readAttributes, tagEnd } from './tags.ts'
import type { Element, XmlDocument } from './xml.ts'

// The elements of HTML that have no end tag: any other that ends itself (`<p/>`) must be given one, or it swallows the rest.
const VOID = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '))

// A loop: a function made for each look is compiled anew after each full collection, and items look for forty names.
export function child(element: Element | undefined, name: string): Element | undefined {
  if (element) for (const one of element.children) if (one.name === name) return one
  return undefined
}

/** The text of an element, without what is markup in it; undefined when there is none. */
export function textOf(document: XmlDocument, element: Element | undefined): string | undefined {
  if (!element) return undefined
  const inside = document.source.slice(element.from, element.to)
  if (!inside.includes('<')) return unwrapped(decodeReferences(inside, document.entities))
  return unwrapped(
    pieces(
      inside,
      element.name,
      (text) => decodeReferences(text, document.entities),
      asIs,
      () => '',
    ),
  )
}

/** Out of a section that was itself put into one, or escaped: what is left of its marks was meant for no reader. */
function unwrapped(text: string): string | undefined {
  const bare = text.trim()
  if (!bare.startsWith('<!')) return bare || undefined
  return (/^<!(?:--)?\[CDATA\[([\s\S]*?)\]\](?:--)?>?$/.exec(bare)?.[1] ?? bare).trim() || undefined
}

/** The same, read as HTML: elements inside stand for themselves, what was escaped once is markup. */
export function htmlOf(
  document: XmlDocument,
  element: Element | undefined,
  rebased: (tag: string) => string = asIs,
): string | undefined {
  if (!element) return undefined
  if (element.children.length === 0) return textOf(document, element)
  const inside = document.source.slice(element.from, element.to)
  const { entities } = document
  // In XHTML a CDATA section is letters; beside stray tags in a field of RSS it is the HTML it always is there.
  const cdata = element.children.some(({ name }) => name.startsWith('xhtml:')) ? escapeHtml : asIs
  return pieces(
    inside,
    element.name,
    (text) => decodeOwn(text, entities),
    cdata,
    (tag) => htmlTag(rebased(tag), entities),
  ).trim()
}

export function attribute(document: XmlDocument, element: Element, name: string): string | undefined {
  // Most elements have none, and a map of none is not worth making.
  if (element.attributes.trim() === '') return undefined
  const value = readAttributes(element.attributes).get(name)
  return value === undefined ? undefined : decodeReferences(value, document.entities).trim()
}

/** `xml:lang` on the element alone; an empty one says that nothing is known, and is "". */
export function ownLanguage(document: XmlDocument, element: Element): string | undefined {
  return element.attributes.includes('lang') ? attribute(document, element, 'xml:lang') : undefined
}

export function languageAround(document: XmlDocument, element: Element | undefined): string | undefined {
  return element?.spoken && ownLanguage(document, element.spoken)
}

/** The address that relative ones in the element count from: every `xml:base` around it, resolved against the one outside. */
export function baseAround(document: XmlDocument, element: Element, outside: string | undefined): string | undefined {
  if (!element.based) return outside
  const bases: string[] = []
  for (let at: Element | undefined = element.based; at; at = at.parent?.based) {
    const base = attribute(document, at, 'xml:base')
    if (base) bases.push(base)
  }
  return bases.reduceRight<string | undefined>((around, base) => resolved(base, around) ?? around, outside)
}

// What a typist takes for an address; as a path it is hardly ever meant.
const WITHOUT_SCHEME = /^www\.[^\s/]+\.[a-z]{2,}(?:[/?#]|$)/i

// What a page would run or show as its own.
const RUNS = /^(?:javascript|vbscript|data):/

/** An absolute address, or undefined for what is none, cannot be made one, or would run. */
export function resolved(url: string | undefined, base: string | undefined): string | undefined {
  const given = url?.trim()
  if (!given) return undefined
  // A reference that is left was escaped twice: no address has one.
  const written = given.includes('&amp;') ? given.replace(/&amp;/g, '&') : given
  if (WITHOUT_SCHEME.test(written))
    return URL.parse(`${base?.startsWith('http:') ? 'http' : 'https'}://${written}`)?.href
  const address = (URL.parse(written) ?? (base === undefined ? null : URL.parse(written, base)))?.href
  return address === undefined || RUNS.test(address) ? undefined : address
}

const asIs = (text: string) => text

/** Walks the inside of an element: text, CDATA sections and tags each through their own function, comments left out. */
function pieces(
  inside: string,
  name: string,
  text: (text: string) => string,
  cdata: (text: string) => string,
  tag: (tag: string) => string,
): string {
  let out = ''
  let at = 0
  let mark = 0
  while (at < inside.length) {
    const open = inside.indexOf('<', at)
    if (open === -1) return out + text(inside.slice(at))
    out += text(inside.slice(at, open))
    if (inside.startsWith('<![CDATA[', open)) {
      if (mark !== -1 && mark < open + 9) mark = inside.indexOf(']]>', open + 9)
      const { end, next } = cdataEnd(inside, open, mark, name)
      out += cdata(inside.slice(open + 9, end))
      at = next
    } else if (inside.startsWith('<!--', open)) {
      const end = inside.indexOf('-->', open + 4)
      at = end === -1 ? inside.length : end + 3
      // Some editors save a section as a comment.
      if (inside.startsWith('<!--[CDATA[', open) && inside.startsWith(']]', end - 2))
        out += cdata(inside.slice(open + 11, end - 2))
    } else {
      const end = /[A-Za-z_/?!]/.test(inside[open + 1] ?? '') ? tagEnd(inside, open) : -1
      out += end === -1 ? text('<') : tag(inside.slice(open, end + 1))
      at = end === -1 ? open + 1 : end + 1
    }
  }
  return out
}

/** `<xhtml:p/>` as HTML writes it: `<p></p>`. */
function htmlTag(tag: string, entities: Entities | undefined): string {
  if (tag[1] === '?' || tag[1] === '!') return ''
  const plain = decodeOwn(tag, entities).replace(/^(<\/?)[A-Za-z_][\w.-]*:(?=[A-Za-z])/, '$1')
  if (!plain.endsWith('/>') || plain[1] === '/') return plain
  const name = /^<([^\s/>]+)/.exec(plain)?.[1] ?? ''
  return VOID.has(name.toLowerCase()) ? plain : `${plain.slice(0, -2)}></${name}>`
}
