// Text as HTML has it. HTML that says no more than its text is kept as a mark that tells how it is made of the text again: many feeds give
// one bare line or plain paragraphs, and each word of them would travel and lie in the store twice. Pure.

// HTML whose tags are in balance begins with no end tag, so that none is mistaken for a mark.
const BARE = '</>'
const PARAGRAPHS = '</p>'
const PARAGRAPHS_ON_LINES = '</p>\n'

export const escapeHtml = (text: string): string =>
  /[&<>]/.test(text) ? text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;') : text

/** The HTML itself, or the mark of how it is made of this text: one block a line. */
export function packHtml(html: string, text: string): string {
  const mark = !html.startsWith('<p>') ? BARE : html.includes('</p>\n') ? PARAGRAPHS_ON_LINES : PARAGRAPHS
  return text !== '' && unpackHtml(mark, text) === html ? mark : html
}

export const isPacked = (html: string): boolean => [BARE, PARAGRAPHS, PARAGRAPHS_ON_LINES].includes(html)

/** What `packHtml` was given, from what it gave and the same text. */
export function unpackHtml(packed: string, text: string): string {
  switch (packed) {
    case BARE:
      return escapeHtml(text)
    case PARAGRAPHS:
      return `<p>${escapeHtml(text).replaceAll('\n', '</p><p>')}</p>`
    case PARAGRAPHS_ON_LINES:
      return `<p>${escapeHtml(text).replaceAll('\n', '</p>\n<p>')}</p>`
    default:
      return packed
  }
}
