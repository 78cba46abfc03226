// HTML becomes the plain text that people would read: blocks end lines, white space is one blank, entities are letters,
// what is not shown is left out. Never throws on any string.
import { Parser } from 'htmlparser2'

const BLOCKS = new Set([
  'p',
  'div',
  'br',
  'li',
  'ul',
  'ol',
  'dl',
  'dt',
  'dd',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'blockquote',
  'pre',
  'table',
  'tr',
  'section',
  'article',
  'figure',
  'figcaption',
  'hr',
  'header',
  'footer',
  'center',
  'address',
])
const CELLS = new Set(['td', 'th'])
const HIDDEN = new Set(['script', 'style', 'noscript', 'template', 'head', 'iframe', 'object', 'title'])

/** Plain text with one line a block. */
export function plainText(html: string): string {
  if (!/[<&]/.test(html)) return tidy(html)
  let text = ''
  let hidden = 0
  const parser = new Parser(
    {
      onopentagname: (name) => {
        if (HIDDEN.has(name)) hidden++
        else if (BLOCKS.has(name)) text += '\n'
        else if (CELLS.has(name)) text += ' '
      },
      onclosetag: (name) => {
        if (HIDDEN.has(name)) hidden = Math.max(0, hidden - 1)
        else if (BLOCKS.has(name)) text += '\n'
      },
      ontext: (data) => {
        // A line's end inside a block is a blank: only blocks end lines.
        if (hidden === 0) text += data.replace(/\s+/g, ' ')
      },
    },
    { decodeEntities: true },
  )
  parser.write(html)
  parser.end()
  return tidy(text)
}

function tidy(text: string): string {
  return text
    .split('\n')
    .map((line) => line.replace(/[^\S\n]+/g, ' ').trim())
    .filter((line) => line !== '')
    .join('\n')
}
