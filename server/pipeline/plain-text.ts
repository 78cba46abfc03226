// HTML becomes the plain text that people would read: blocks end lines, white space is one blank, references are letters,
// what is not shown is left out. Linear in its length; never throws on any string.
import { decodeReferences } from './parse/references.ts'
import { tagEnd } from './parse/tags.ts'

const BLOCKS = new Set(
  (
    'p div br li ul ol dl dt dd h1 h2 h3 h4 h5 h6 blockquote pre table tr tbody thead tfoot caption section article figure ' +
    'figcaption hr header footer center address main aside nav details summary form fieldset option'
  ).split(' '),
)
const CELLS = new Set(['td', 'th'])
const HIDDEN = new Set('script style noscript template head iframe title textarea select'.split(' '))
// What follows them is no text even where they stay open.
const CODE = new Set(['script', 'style'])
const NAME = /\/?([A-Za-z][A-Za-z0-9]*)/y
// References that browsers read without their semicolon, and pages write so.
const UNENDED = /&(nbsp|amp|lt|gt|quot|copy|reg|laquo|raquo|middot|#\d{2,6}|#[xX][\da-fA-F]{2,5})(?![\w;=])/g

/** Plain text with one line a block. */
export function plainText(html: string): string {
  let open = html.indexOf('<')
  if (open === -1) return tidy(letters(html))
  let text = ''
  let at = 0
  // Looked for once: many that are never closed cost no more than one.
  const neverClosed = new Set<string>()
  for (; open !== -1; open = html.indexOf('<', at)) {
    if (open > at) text += letters(html.slice(at, open))
    if (html.startsWith('<!--', open)) {
      const end = html.indexOf('-->', open + 4)
      if (end === -1) return tidy(text)
      at = end + 3
      continue
    }
    NAME.lastIndex = open + 1
    const name = NAME.exec(html)?.[1]?.toLowerCase()
    if (name === undefined && !/[!?/]/.test(html[open + 1] ?? '')) {
      text += '<'
      at = open + 1
      continue
    }
    const end = tagEnd(html, open)
    if (end === -1) return tidy(text)
    at = end + 1
    if (name === undefined) continue
    if (BLOCKS.has(name)) text += '\n'
    else if (CELLS.has(name)) text += ' '
    else if (HIDDEN.has(name) && html[open + 1] !== '/' && html[end - 1] !== '/' && !neverClosed.has(name)) {
      const closed = hiddenEnd(html, name, at)
      if (closed === -1) neverClosed.add(name)
      at = closed === -1 ? (CODE.has(name) ? html.length : at) : closed
    }
  }
  return tidy(text + letters(html.slice(at)))
}

/** A line's end inside a block is a blank: only blocks end lines. */
function letters(text: string): string {
  const blank = text.includes('\n') || text.includes('\r') ? text.replace(/[\r\n]+/g, ' ') : text
  if (!blank.includes('&')) return blank
  // A line's end written as a reference is one as well.
  return decodeReferences(blank.replace(UNENDED, '&$1;')).replace(/[\r\n]+/g, ' ')
}

function hiddenEnd(html: string, name: string, from: number): number {
  const closing = new RegExp(`</${name}(?![a-z0-9])`, 'gi')
  closing.lastIndex = from
  return closing.exec(html)?.index ?? -1
}

function tidy(text: string): string {
  const blanks = /[^\S\n ]| {2}/.test(text) ? text.replace(/[^\S\n]+/g, ' ') : text
  if (!blanks.includes('\n')) return blanks.trim()
  return blanks.replace(/ ?\n[ \n]*/g, '\n').trim()
}
