// What kind of text an element of RSS or Atom holds, and that text as HTML: Atom says in `type` and `mode` when angle brackets
// are letters and when all is base64; everything else is HTML, declared or not. Pure; never throws.
import { escapeHtml } from '../../../core/text/html.ts'
import { rebaser } from './inner-base.ts'
import type { Body } from './raw-item.ts'
import { attribute, baseAround, htmlOf, languageAround, textOf } from './value.ts'
import type { Element, XmlDocument } from './xml.ts'

const PLAIN = new Set(['text', 'text/plain', 'plain'])
const NO_TEXT = /^(?:image|audio|video|font|model|application|multipart|message)\//
// What says that it is base64 and is none has forgotten to be.
const NO_BASE64 = /[^A-Za-z\d+/=\s]/
const READABLE = /^(text|html|xhtml)$|^text\/|[/+](html|xml|xhtml)\b|xhtml/

/** The HTML of an element; undefined when it is empty or holds what is no text, a picture in base64 for instance. */
export function markupOf(
  document: XmlDocument,
  element: Element | undefined,
  rebased?: (tag: string) => string,
): string | undefined {
  if (!element) return undefined
  if (!/type|mode/.test(element.attributes)) {
    const html = htmlOf(document, element, rebased) || undefined
    // By its own rules this one is plain unless it says otherwise: its lines are lines.
    return element.name === 'media:description' && html && !html.includes('<') ? html.replace(/\r?\n/g, '<br>') : html
  }
  const type = attribute(document, element, 'type')?.toLowerCase() ?? ''
  const mode = attribute(document, element, 'mode')?.toLowerCase() ?? ''
  // By Atom 1.0 what is of a type that is no text is base64 without saying so; words are words all the same.
  const encoded =
    mode === 'base64' || (mode === '' && NO_TEXT.test(type) && !READABLE.test(type))
      ? textOf(document, element)
      : undefined
  if (encoded !== undefined && element.children.length === 0 && !NO_BASE64.test(encoded)) return base64(encoded, type)
  const html = htmlOf(document, element, rebased) || undefined
  if (element.children.length > 0) return html
  // So are references in Atom's XHTML without elements, unless all of it was escaped, by mistake or by its mode.
  const plain =
    PLAIN.has(type.split(';')[0] as string) || (type === 'xhtml' && mode !== 'escaped' && !html?.startsWith('<'))
  return plain ? plainAsHtml(html) : html
}

export function bodyOf(
  document: XmlDocument,
  element: Element | undefined,
  outside: string | undefined,
): Body | undefined {
  const html = element && markupOf(document, element, rebaser(document, element, outside))
  if (!element || html === undefined) return undefined
  return { html, base: baseAround(document, element, outside), language: languageAround(document, element) }
}

/** Text whose angle brackets are letters, as HTML; its lines stay lines. */
export function plainAsHtml(text: string | undefined): string | undefined {
  return text === undefined ? undefined : escapeHtml(text).replace(/\r?\n/g, '<br>')
}

function base64(written: string, type: string): string | undefined {
  const text = Buffer.from(written, 'base64').toString('utf8')
  // Bytes that are no text were a picture.
  if (text === '' || /[\u0000-\u0008\u000e-\u001f]|\ufffd{2}/.test(text)) return undefined
  return PLAIN.has(type) ? plainAsHtml(text) : text
}
