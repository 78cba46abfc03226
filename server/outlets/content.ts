// What a feed reader shows of an article: its HTML, harmless, in its own language and direction; where there is none or it is very long,
// the beginning of its text as paragraphs.
import { directionOf } from '../../core/text/direction.ts'
import { escapeHtml } from '../../core/text/html.ts'
import { sanitise } from '../pipeline/sanitise.ts'
import type { WholeArticle } from '../store/whole.ts'

/** HTML that is longer is not read; its article is told by its text. */
export const LONGEST_HTML = 30_000
// A long read has six thousand words; a hundred such articles are a few megabytes.
const LONGEST_TEXT = 20_000

export function contentOf({ article, text, html }: WholeArticle): string {
  // Sanitised when it was stored, and again by what is known today.
  const body = html ? sanitise(html) : paragraphsOf(cut(text, LONGEST_TEXT))
  const language = article.language === 'und' ? '' : ` lang="${escapeHtml(article.language)}"`
  return `<div dir="${directionOf(article.language)}"${language}>${body}</div>`
}

const paragraphsOf = (text: string) =>
  text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => `<p>${escapeHtml(line)}</p>`)
    .join('')

/** At most `most` characters, ending with a whole word and an ellipsis where something is left out. */
export function cut(text: string, most: number): string {
  if (text.length <= most) return text
  const head = text.slice(0, most).toWellFormed()
  const end = head.search(/\s\S*$/)
  return `${(end > 0 ? head.slice(0, end) : head).trimEnd()}…`
}

// XML 1.0 has no way to write these, escaped or not, and one of them makes the whole document unreadable.
const NOT_IN_XML = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu

/** Text that XML can hold. */
export const writable = (text: string): string => text.toWellFormed().replace(NOT_IN_XML, '')
