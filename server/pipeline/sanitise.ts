// A stranger's HTML becomes harmless HTML: an allow-list of elements and attributes, `dir` and `lang` kept, addresses made
// absolute and of harmless kinds only. Never throws.
import sanitizeHtml from 'sanitize-html'
import { escapeHtml } from '../../core/text/html.ts'
import { plainText } from './plain-text.ts'
import { DIRECTIONS, ELEMENTS, LANGUAGE, PARTS, SIZE } from './sanitise/allowed.ts'
import { withoutSlips } from './sanitise/slips.ts'
import { sanitiseTidy } from './sanitise/tidy-html.ts'

// An article's longest; what is longer is cut before it is read, so that what is left is still balanced.
const LONGEST_CHARACTERS = 400_000
const DEEPEST = 100
const RELATION = 'noopener noreferrer nofollow'
const ADDRESSES = ['href', 'src', 'cite']

/** Harmless HTML; relative addresses are resolved against `base` where there is one. */
export function sanitise(html: string, base?: string): string {
  const bounded = html.length > LONGEST_CHARACTERS ? html.slice(0, LONGEST_CHARACTERS) : html
  return sanitiseTidy(bounded, base) ?? (isTooDeep(bounded) ? paragraphsOf(bounded) : sanitiseAny(bounded, base))
}

// The library's cost grows with the square of how many elements are open at once: 100,000 of them took it nine seconds.
const MOST_OPEN = 2_000
const TAGS = /<(\/?)(?!(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)\b)[a-z]/gi

function isTooDeep(html: string): boolean {
  let open = 0
  for (const [, closing] of html.matchAll(TAGS)) {
    open += closing ? -1 : 1
    if (open > MOST_OPEN) return true
  }
  return false
}

/** What people would read of it, one paragraph a block. */
const paragraphsOf = (html: string) =>
  plainText(html)
    .split('\n')
    .map((line) => `<p>${escapeHtml(line)}</p>`)
    .join('')

/** Any HTML, by the library. */
export function sanitiseAny(html: string, base?: string): string {
  return sanitizeHtml(withoutSlips(html), {
    allowedTags: [...ELEMENTS],
    allowedAttributes: {
      '*': ['dir', 'lang', 'title'],
      ...Object.fromEntries([...PARTS].map(([tag, names]) => [tag, [...names, 'rel']])),
    },
    allowedSchemes: ['http', 'https', 'mailto'],
    allowedSchemesAppliedToAttributes: ADDRESSES,
    allowProtocolRelative: false,
    nestingLimit: DEEPEST,
    nonTextTags: 'script style textarea option noscript title template iframe'.split(' '),
    transformTags: { '*': (tagName, attribs) => ({ tagName, attribs: cleaned(tagName, attribs, base) }) },
    // A picture without an address shows nothing.
    exclusiveFilter: ({ tag, attribs }) => tag === 'img' && !attribs.src,
  })
}

function cleaned(tag: string, attribs: Record<string, string>, base: string | undefined): Record<string, string> {
  const kept = { ...attribs }
  for (const name of ADDRESSES) {
    const value = attribs[name]?.trim()
    const address = value === undefined || base === undefined ? undefined : URL.parse(value, base)
    if (address) kept[name] = address.href
  }
  if (kept.dir !== undefined && !DIRECTIONS.test(kept.dir)) delete kept.dir
  if (kept.lang !== undefined && !LANGUAGE.test(kept.lang)) delete kept.lang
  for (const name of ['width', 'height']) if (kept[name] !== undefined && !SIZE.test(kept[name])) delete kept[name]
  delete kept.rel
  return tag === 'a' ? { ...kept, rel: RELATION } : kept
}
