// HTML that is plainly harmless is sanitised in one pass, many times as fast as by the library: every tag must be known and
// written by the book; those left open are closed. Anything else, one odd quote is enough, is undefined and goes to the library.
import { decodeReferences } from '../parse/references.ts'
import { DIRECTIONS, ELEMENTS, EVERYWHERE, LANGUAGE, PARTS, SIZE } from './allowed.ts'

const TAG = /<(\/?)([a-z][a-z0-9]{0,10})((?:\s+[a-z][a-z0-9:_-]*(?:="[^"<>]*"|='[^'<>"]*')?)*)\s*(\/?)>/iy
const ATTRIBUTE = /([a-z][a-z0-9:_-]*)(?:="([^"]*)"|='([^']*)')?/gi
const VOID = new Set(['br', 'hr', 'img'])
// Elements that go while what they hold stays, as the library does.
const UNWRAPPED = new Set(['font', 'nobr', 'main', 'header', 'footer', 'picture', 'mark'])
// Begins with its scheme, letter by letter: whatever references follow can no longer change what it is.
const PLAIN_ADDRESS = /^https?:\/\/[^\s\\`"'<>{}|^\u0000-\u0020]+$/i
const HARMLESS = new Set(['http:', 'https:', 'mailto:'])
const DEEPEST = 100
// Elements whose end tag HTML lets one leave out, and what ends them.
const BLOCKS = new Set(
  'p div ul ol dl h1 h2 h3 h4 h5 h6 blockquote pre table hr figure section article address'.split(' '),
)
const ENDED_BY = new Map<string, ReadonlySet<string>>([
  ['p', BLOCKS],
  ['li', new Set(['li'])],
  ['dt', new Set(['dt', 'dd'])],
  ['dd', new Set(['dt', 'dd'])],
  ['tr', new Set(['tr', 'tbody', 'tfoot'])],
  ['td', new Set(['td', 'th', 'tr'])],
  ['th', new Set(['td', 'th', 'tr'])],
])

export function sanitiseTidy(html: string, base: string | undefined): string | undefined {
  let open = html.indexOf('<')
  if (open === -1) return html
  const stack: string[] = []
  let out = ''
  let at = 0
  for (; open !== -1; open = html.indexOf('<', at)) {
    if (open > at) out += html.slice(at, open)
    if (html.startsWith('<!--', open)) {
      const end = html.indexOf('-->', open + 4)
      if (end === -1) return undefined
      at = end + 3
      continue
    }
    TAG.lastIndex = open
    const found = TAG.exec(html)
    if (!found) return undefined
    at = TAG.lastIndex
    const name = (found[2] as string).toLowerCase()
    const known = ELEMENTS.has(name)
    if (!known && !UNWRAPPED.has(name)) return undefined
    if (found[1] === '/') {
      const open = VOID.has(name) ? -1 : stack.lastIndexOf(name)
      if (open !== -1) out += closing(stack, open)
      continue
    }
    if (found[4] === '/' && !VOID.has(name)) return undefined
    const last = stack.at(-1) ?? ''
    if (ENDED_BY.get(last)?.has(name)) out += closing(stack, stack.length - 1)
    if (!VOID.has(name) && stack.push(name) > DEEPEST) return undefined
    if (known) out += openTag(name, found[3] as string, base)
  }
  return out + html.slice(at) + closing(stack, 0)
}

/** The end tags of what is open from this depth on, which is then open no more. */
function closing(stack: string[], depth: number): string {
  let out = ''
  while (stack.length > depth) {
    const name = stack.pop() as string
    if (ELEMENTS.has(name)) out += `</${name}>`
  }
  return out
}

function openTag(name: string, written: string, base: string | undefined): string {
  const own = PARTS.get(name)
  let kept = ''
  let source = false
  if (written !== '') {
    const seen = new Set<string>()
    for (const [, attribute, double, single] of written.matchAll(ATTRIBUTE)) {
      const key = (attribute as string).toLowerCase()
      if (seen.has(key) || !(own?.has(key) || EVERYWHERE.has(key))) continue
      seen.add(key)
      const value = harmlessValue(key, double ?? single ?? '', base)
      if (value === undefined) continue
      kept += ` ${key}="${value}"`
      if (key === 'src') source = true
    }
  }
  if (name === 'img') return source ? `<img${kept} />` : ''
  if (name === 'a') return `<a${kept} rel="noopener noreferrer nofollow">`
  return VOID.has(name) ? `<${name}${kept} />` : `<${name}${kept}>`
}

/** The value as it may stand between double quotes. */
function harmlessValue(key: string, value: string, base: string | undefined): string | undefined {
  if (key === 'href' || key === 'src' || key === 'cite') return harmlessAddress(value, base)
  if (key === 'dir') return DIRECTIONS.test(value) ? value : undefined
  if (key === 'lang') return LANGUAGE.test(value) ? value : undefined
  if (key === 'width' || key === 'height') return SIZE.test(value) ? value : undefined
  return value
}

function harmlessAddress(value: string, base: string | undefined): string | undefined {
  if (PLAIN_ADDRESS.test(value)) return value
  const address = URL.parse(decodeReferences(value).trim(), base)
  if (!address || !HARMLESS.has(address.protocol)) return undefined
  return address.href.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
}
