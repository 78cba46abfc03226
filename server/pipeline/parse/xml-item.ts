// One `item` or `entry` becomes the raw fields of an item: RSS, RDF, Atom, and the modules that carry news. For each field the
// element that says it best comes first. Loops, since a function made for each item is compiled anew after each full collection. Pure;
// never throws.
import { bodyOf, markupOf } from './markup.ts'
import { type Body, isMailbox, lengthOf, personName, type RawItem } from './raw-item.ts'
import { attribute, baseAround, child, languageAround, ownLanguage, resolved, textOf } from './value.ts'
import type { Element, XmlDocument } from './xml.ts'
import { imageOf } from './xml-picture.ts'
import { pointOf } from './xml-point.ts'

const IDS = ['guid', 'id', 'atom:id']
const TITLES = ['title', 'dc:title', 'media:title', 'itunes:title', 'atom:title']
const CONTENTS = [
  'content:encoded',
  'content',
  'atom:content',
  'xhtml:body',
  'body',
  'xhtml:div',
  'fullitem',
  'yandex:full-text',
  'turbo:content',
]
const SUMMARIES = [
  'description',
  'summary',
  'dc:description',
  'dcterms:abstract',
  'atom:summary',
  'itunes:summary',
  'abstract',
]
const LAST_SUMMARIES = ['media:description', 'itunes:subtitle']
const PUBLISHED = [
  ...['pubdate', 'published', 'issued', 'dc:date', 'dcterms:issued', 'dcterms:created', 'created', 'dc:created'],
  ...['atom:published', 'prism:publicationdate', 'dcterms:available', 'dcterms:date', 'date'],
]
const UPDATED = ['updated', 'modified', 'dcterms:modified', 'atom:updated', 'prism:modificationdate', 'dc:modified']
// Media have them in themselves or in their group, podcasts in one another.
const DEEPEST_CATEGORY = 2
const HOLD_CATEGORIES = new Set(['media:group', 'media:content', 'itunes:category'])
const PEOPLE = ['author', 'dc:creator', 'dc:author', 'itunes:author', 'atom:author', 'dcterms:creator', 'creator']

export function readXmlItem(document: XmlDocument, item: Element, outside: string | undefined): RawItem {
  const content = firstBody(document, item, CONTENTS, outside)
  const summary =
    firstBody(document, item, SUMMARIES, outside) ??
    firstBody(document, item, LAST_SUMMARIES, outside) ??
    firstBody(document, child(item, 'media:group') ?? item, LAST_SUMMARIES, outside)
  return {
    id:
      firstText(document, item, IDS) ??
      attribute(document, item, 'rdf:about') ??
      textOf(document, child(item, 'dc:identifier')),
    url: addressOf(document, item, outside),
    title: firstMarkup(document, item, TITLES) ?? groupTitle(document, item),
    summary,
    content,
    published: textsOf(document, item, PUBLISHED),
    updated: [...textsOf(document, item, UPDATED), attribute(document, item, 'lastmod')],
    author: firstPerson(document, item),
    categories: categoriesOf(document, item),
    enclosures: enclosuresOf(document, item, outside),
    language: languageOf(document, item, content ?? summary),
    image: imageOf(document, item, outside),
    point: pointOf(document, item),
  }
}

/** The `alternate` among Atom's links, of those the one that is a page; relations may be written as addresses. */
export function linkWith(
  document: XmlDocument,
  links: Element[],
  relation: string,
  outside: string | undefined,
): string | undefined {
  const fitting = links.filter((link) => {
    const rel = attribute(document, link, 'rel')?.toLowerCase().split('/').at(-1)
    return (rel || 'alternate') === relation && attribute(document, link, 'href') !== undefined
  })
  const page = fitting.find((link) => /html|^$/.test(attribute(document, link, 'type')?.toLowerCase() ?? ''))
  const chosen = page ?? fitting[0]
  if (!chosen) return undefined
  const base = baseAround(document, chosen, outside)
  const written = attribute(document, chosen, 'href')
  // Empty means "this document", which a page never is.
  return relation === 'self' && written === '' ? base : resolved(written, base)
}

export const linksOf = (element: Element) =>
  element.children.filter(({ name }) => name === 'link' || name === 'atom:link')

/** The first person that an element names, as a name; a mailbox where nobody has one. */
export function firstPerson(document: XmlDocument, element: Element): string | undefined {
  let mailbox: string | undefined
  for (const name of PEOPLE)
    for (const person of element.children) {
      if (person.name !== name) continue
      const named =
        textOf(document, child(person, 'name') ?? child(person, 'atom:name')) ??
        textOf(document, child(person, 'email') ?? child(person, 'atom:email')) ??
        (child(person, 'uri') ? undefined : textOf(document, person))
      const written = named && personName(named)
      if (written && !isMailbox(written)) return written
      mailbox ??= written
      if (named) break
    }
  return mailbox
}

function addressOf(document: XmlDocument, item: Element, outside: string | undefined): string | undefined {
  const links = linksOf(item)
  for (const link of links) {
    const written = link.name === 'link' ? textOf(document, link) : undefined
    const address = resolved(written, baseAround(document, link, outside))
    if (address) return address
  }
  const alternate = linkWith(document, links, 'alternate', outside)
  if (alternate) return alternate
  const base = baseAround(document, item, outside)
  const guid = child(item, 'guid')
  const permanent = guid && attribute(document, guid, 'ispermalink')?.toLowerCase()
  const written = textOf(document, guid)
  if (written && permanent !== 'false' && (permanent === 'true' || /^https?:\/\//i.test(written)))
    return resolved(written, base)
  const about = attribute(document, item, 'rdf:about')
  if (about && /^https?:\/\//i.test(about)) return resolved(about, base)
  // The Channel Definition Format, RSS's elder, writes it on the item.
  const href = resolved(attribute(document, item, 'href'), base)
  if (href) return href
  const content = child(item, 'content')
  const source = content && resolved(attribute(document, content, 'src'), baseAround(document, content, outside))
  if (source) return source
  // Where nothing else leads anywhere, an Atom id that is an address does as often as not.
  const id = textOf(document, child(item, 'id'))
  return id && /^https?:\/\//i.test(id) ? resolved(id, base) : undefined
}

function firstBody(
  document: XmlDocument,
  item: Element,
  names: string[],
  outside: string | undefined,
): Body | undefined {
  for (const name of names) {
    const body = bodyNamed(document, item, name, outside)
    if (body) return body
  }
  return undefined
}

/** Atom 0.3 may give one body several times: the one that is HTML says more. */
function bodyNamed(document: XmlDocument, item: Element, name: string, outside: string | undefined): Body | undefined {
  let plain: Body | undefined
  for (const element of item.children) {
    if (element.name !== name) continue
    for (const part of /multipart/i.test(element.attributes) ? element.children : [element]) {
      const body = bodyOf(document, part, outside)
      if (body && !/text\/plain|"text"/.test(part.attributes)) return body
      plain ??= body
    }
  }
  return plain
}

function groupTitle(document: XmlDocument, item: Element): string | undefined {
  return markupOf(document, child(child(item, 'media:group') ?? child(item, 'media:content'), 'media:title'))
}

/**
 * Of the body: what is said on it or on the item, else what the item's Dublin Core says, else what is said further out. Empty where
 * it or the item takes back what is said around it.
 */
function languageOf(document: XmlDocument, item: Element, body: Body | undefined): string | undefined {
  const around = languageAround(document, item)
  if (body?.language !== undefined && body.language !== around) return body.language
  const own = ownLanguage(document, item)
  return own || textOf(document, child(item, 'dc:language')) || around || own
}

function categoriesOf(document: XmlDocument, item: Element, depth = 0): (string | undefined)[] {
  const found: (string | undefined)[] = []
  for (const element of item.children) {
    const { name } = element
    if (name === 'itunes:category') found.push(attribute(document, element, 'text'))
    else if (name === 'category' || name === 'atom:category' || name === 'media:category')
      found.push(
        attribute(document, element, 'label') || attribute(document, element, 'term') || textOf(document, element),
      )
    else if (name === 'dc:subject' || name === 'dcterms:subject') found.push(textOf(document, element))
    else if (/^(?:(?:itunes|media|news):)?keywords$/.test(name))
      for (const keyword of textOf(document, element)?.split(/[,،;]/) ?? []) found.push(keyword)
    if (depth < DEEPEST_CATEGORY && HOLD_CATEGORIES.has(name)) found.push(...categoriesOf(document, element, depth + 1))
  }
  return found
}

function enclosuresOf(document: XmlDocument, item: Element, outside: string | undefined): RawItem['enclosures'] {
  const elements: Element[] = []
  addNamed(elements, item, 'enclosure')
  for (const link of linksOf(item)) if (/enclosure$/i.test(attribute(document, link, 'rel') ?? '')) elements.push(link)
  addNamed(elements, item, 'media:content')
  for (const group of item.children) if (group.name === 'media:group') addNamed(elements, group, 'media:content')
  return elements.map((element) => {
    const of = (name: string) => attribute(document, element, name)
    return {
      url: resolved(of('url') ?? of('href') ?? textOf(document, element), baseAround(document, element, outside)),
      type: of('type') || undefined,
      length: lengthOf(of('length') ?? of('filesize')),
    }
  })
}

function addNamed(found: Element[], parent: Element, name: string): void {
  for (const element of parent.children) if (element.name === name) found.push(element)
}

/** The first of the elements with these names that says something. */
export function firstMarkup(document: XmlDocument, element: Element, names: string[]): string | undefined {
  for (const name of names)
    for (const one of element.children) {
      const markup = one.name === name ? markupOf(document, one) : undefined
      if (markup) return markup
    }
  return undefined
}

function firstText(document: XmlDocument, element: Element, names: string[]): string | undefined {
  for (const name of names) {
    const text = textNamed(document, element, name)
    if (text !== undefined) return text
  }
  return undefined
}

function textsOf(document: XmlDocument, element: Element, names: string[]): (string | undefined)[] {
  const texts: (string | undefined)[] = []
  for (const name of names) texts.push(textNamed(document, element, name))
  return texts
}

function textNamed(document: XmlDocument, element: Element, name: string): string | undefined {
  for (const one of element.children) {
    const text = one.name === name ? textOf(document, one) : undefined
    if (text !== undefined) return text
  }
  return undefined
}
