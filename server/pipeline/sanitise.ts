// A stranger's HTML becomes harmless HTML: an allow-list of elements and attributes, `dir` and `lang` kept, addresses made
// absolute and of harmless kinds only. Never throws.
import sanitizeHtml from 'sanitize-html'

const TAGS = [
  'p',
  'br',
  'div',
  'span',
  'a',
  'b',
  'strong',
  'i',
  'em',
  'u',
  's',
  'sub',
  'sup',
  'small',
  'blockquote',
  'q',
  'cite',
  'ul',
  'ol',
  'li',
  'dl',
  'dt',
  'dd',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'hr',
  'pre',
  'code',
  'img',
  'figure',
  'figcaption',
  'table',
  'thead',
  'tbody',
  'tfoot',
  'tr',
  'th',
  'td',
  'caption',
  'abbr',
  'time',
  'bdi',
  'bdo',
  'article',
  'section',
  'acronym',
  'address',
  'ins',
  'del',
  'tt',
  'center',
  'big',
]

/** Harmless HTML; relative addresses are resolved against `base` where there is one. */
export function sanitise(html: string, base?: string): string {
  return sanitizeHtml(html, {
    allowedTags: TAGS,
    allowedAttributes: {
      '*': ['dir', 'lang', 'title'],
      a: ['href', 'rel'],
      img: ['src', 'alt', 'width', 'height'],
      blockquote: ['cite'],
      q: ['cite'],
      time: ['datetime'],
      td: ['colspan', 'rowspan'],
      th: ['colspan', 'rowspan'],
      ol: ['start'],
    },
    allowedSchemes: ['http', 'https', 'mailto'],
    allowedSchemesAppliedToAttributes: ['href', 'src', 'cite'],
    allowProtocolRelative: false,
    nonTextTags: [
      'script',
      'style',
      'textarea',
      'option',
      'noscript',
      'title',
      'template',
      'iframe',
      'object',
      'embed',
    ],
    transformTags: {
      '*': (tagName, attribs) => ({ tagName, attribs: absolute(attribs, base) }),
      a: (tagName, attribs) => ({
        tagName,
        attribs: { ...absolute(attribs, base), rel: 'noopener noreferrer nofollow' },
      }),
    },
  })
}

function absolute(attribs: Record<string, string>, base: string | undefined): Record<string, string> {
  if (!base) return attribs
  const resolved = { ...attribs }
  for (const name of ['href', 'src', 'cite']) {
    const value = attribs[name]?.trim()
    if (value && URL.canParse(value, base)) resolved[name] = new URL(value, base).href
  }
  return resolved
}
