// The text of an XML document, however broken, becomes a tree of its elements, in one pass and in time linear in its length.
// Whatever is never closed is closed by what encloses or follows it. Never throws; nothing is copied but names.
import { Ends, skipAside } from './asides.ts'
import { Namespaces } from './namespaces.ts'
import { definedEntities, type Entities } from './references.ts'
import { readAttributes, tagEnd } from './tags.ts'

export type Element = {
  /** As we know it: see namespaces.ts. */
  name: string
  /** As the tag writes them, undecoded. */
  attributes: string
  parent: Element | undefined
  children: Element[]
  /** The nearest with `xml:base`, and with `xml:lang`: itself or around it. */
  based: Element | undefined
  spoken: Element | undefined
  /** The inside: [from, to) of the source. */
  from: number
  to: number
  /** False when the document ended before the element did. */
  whole: boolean
}
export type XmlDocument = {
  source: string
  top: Element
  /** `item` and `entry`, in document order. */
  items: Element[]
  entities: Entities | undefined
  /** More items than were asked for: the rest was not read. */
  more: boolean
}

const NAME = /[A-Za-z_][^\s/><]*/y
const CUT_TAG = /^<\/?$/
const ITEM = new Set(['item', 'entry'])
// What stands in a list is an item of it, in whatever namespace some program put it.
const LISTS = new Set(['rss', 'rdf:rdf', 'channel', 'feed'])
// Roots whose elements are in no namespace, or in one that is ours.
const BARE = new Set(['rss', 'RSS', 'rdf:RDF'])
const LISTED = /^(?:channel|item|entry)$/i
// Fields without elements inside; when another field opens in one of them, its end tag was forgotten.
const FLAT = new Set([
  'title',
  'link',
  'guid',
  'id',
  'pubdate',
  'author',
  'category',
  'published',
  'updated',
  'dc:date',
  'enclosure',
  'atom:link',
  'media:content',
  'media:thumbnail',
])
const FIELD = new Set([...FLAT, 'description', 'summary', 'content', 'content:encoded', 'dc:creator'])
// Hold nothing, whoever forgot their slash: a line's end between the fields of an item is no field around them.
const EMPTY = new Set(['br', 'hr', 'xhtml:br', 'xhtml:hr'])
// A feed, an entry, its content and what stands in it have one each; in more of them nobody finds the way.
const MOST_BASES = 16
// Inside these the names of fields may be those of HTML or of a person.
const PERSON = new Set(['author', 'category'])

type Open = { element: Element; written: string; names: Namespaces }

export function readXml(source: string, mostItems: number): XmlDocument {
  const top: Element = blank('', '', undefined, 0)
  const document: XmlDocument = { source, top, items: [], entities: undefined, more: false }
  const stack: Open[] = [{ element: top, written: '', names: new Namespaces() }]
  const openNames = new Map<string, number>()
  const ends = new Ends(source)
  let item: Element | undefined
  const torn = new Torn()

  const close = (depth: number, to: number, whole: boolean) => {
    while (stack.length > depth) {
      const { element, written } = stack.pop() as Open
      element.to = to
      element.whole = whole
      openNames.set(written, (openNames.get(written) ?? 1) - 1)
      if (element === item) item = undefined
    }
  }
  const depthOf = (element: Element) => stack.findLastIndex((open) => open.element === element)

  let at = 0
  // Where the document ends: before the tag in which it was cut off.
  let cut = source.length
  for (;;) {
    const open = source.indexOf('<', at)
    if (open === -1) break
    const next = source.charCodeAt(open + 1)
    if (next === 33 || next === 63) {
      const inside = (stack.at(-1) as Open).written
      if (next === 33 && document.entities === undefined && /^<!doctype/i.test(source.slice(open, open + 9)))
        document.entities = definedEntities(source.slice(open, ends.doctype(open)))
      at = skipAside(source, open, ends, inside)
      continue
    }
    const closing = next === 47
    NAME.lastIndex = closing ? open + 2 : open + 1
    const written = NAME.exec(source)?.[0]
    if (written === undefined) {
      if (CUT_TAG.test(source.slice(open, open + 3))) cut = open
      at = open + 1
      continue
    }
    const { names } = stack.at(-1) as Open
    const end = closing ? source.indexOf('>', open) : tagEnd(source, open)
    if (end === -1) cut = open
    if (closing) {
      const name = written.toLowerCase()
      if ((openNames.get(name) ?? 0) > 0) {
        close(
          stack.findLastIndex((one) => one.written === name),
          open,
          true,
        )
        torn.ended(name, (stack.at(-1) as Open).element)
      } else torn.mend(name, (stack.at(-1) as Open).element)
      at = end === -1 ? source.length : end + 1
      continue
    }
    if (end === -1) break
    const nameEnd = open + 1 + written.length
    const selfClosed = source.charCodeAt(end - 1) === 47
    const attributes = source.slice(nameEnd, selfClosed ? end - 1 : end)
    at = end + 1
    const around = BARE.has(written) ? names.anew() : names
    const inner = attributes.includes('xmlns')
      ? around.with(declarations(attributes), stack.length === 1, isListed(stack.at(-1) as Open, written))
      : around
    const name = inner.nameOf(written)
    if (ITEM.has(name.known)) {
      torn.begun(item && { item, written: name.written })
      if (item) close(depthOf(item), open, true)
    } else if (FIELD.has(name.known)) {
      const parent = (stack.at(-1) as Open).element
      if (FLAT.has(parent.name) && !(PERSON.has(parent.name) && name.known === 'title'))
        close(stack.length - 1, open, true)
    }
    const parent = (stack.at(-1) as Open).element
    const element = blank(name.known, attributes, parent, at)
    if (ITEM.has(name.known)) {
      if (document.items.length >= mostItems) {
        document.more = true
        break
      }
      document.items.push(element)
    }
    parent.children.push(element)
    if (selfClosed || EMPTY.has(name.known)) continue
    if (ITEM.has(name.known)) item = element
    stack.push({ element, written: name.written, names: inner })
    openNames.set(name.written, (openNames.get(name.written) ?? 0) + 1)
  }
  close(0, document.more ? at : cut, document.more)
  return document
}

// Inherited on the way down, so that nobody walks up: a hostile document is as deep as it is long.
function blank(name: string, attributes: string, parent: Element | undefined, from: number): Element {
  const [based, spoken] = [parent?.based, parent?.spoken]
  const element = { name, attributes, parent, children: [], based, spoken, from, to: from, whole: true }
  if (attributes.includes('xml:')) {
    const named = readAttributes(attributes)
    if (named.has('xml:base') && basesAround(element) < MOST_BASES) element.based = element
    if (named.has('xml:lang')) element.spoken = element
  }
  return element
}

function basesAround(element: Element): number {
  let count = 0
  for (let at = element.based; at; at = at.parent?.based) count++
  return count
}

const isListed = ({ element }: Open, written: string) => LISTS.has(element.name) && LISTED.test(written)

function declarations(attributes: string): [prefix: string, address: string][] {
  return [...readAttributes(attributes)].flatMap(([name, value]): [string, string][] =>
    name === 'xmlns' || name.startsWith('xmlns:') ? [[name.slice(6), value]] : [],
  )
}

/**
 * An item that was closed because another opened in it. Where its own end tag comes after that of the other, it was not left open but
 * holds it, and what stands between the two end tags is still its own.
 */
class Torn {
  #by: { item: Element; written: string } | undefined
  #around: Element | undefined
  #from = 0

  begun(by: { item: Element; written: string } | undefined): void {
    this.#by = by
    this.#around = undefined
  }

  ended(written: string, around: Element): void {
    if (this.#by?.written !== written || this.#around) return
    this.#around = around
    this.#from = around.children.length
  }

  mend(written: string, around: Element): void {
    if (this.#by?.written !== written || this.#around !== around) return
    for (const one of around.children.splice(this.#from)) this.#by.item.children.push(one)
    this.#by = undefined
  }
}
