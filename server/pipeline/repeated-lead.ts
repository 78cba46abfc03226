// A text says its beginning once: a headline repeated as the first line, or a deck that is the first paragraph over again, goes. What
// stays is the paragraph with the dateline. Pure; a text never loses its only paragraph, nor anything that stands there only once.
import { findDatelines } from './dateline.ts'

// A shorter opening may well be said twice on purpose.
const SHORTEST_DECK = 40

export function withoutRepeatedLead(title: string, text: string): string {
  let rest = text
  if (title !== '' && isSame(title, firstOf(rest)) && afterFirst(rest) !== '') rest = afterFirst(rest)
  const deck = firstOf(rest)
  const next = afterFirst(rest)
  return deck.length >= SHORTEST_DECK && isRepeated(deck, firstOf(next)) ? next : rest
}

/** Word for word, or as far as the deck goes where it was cut. */
function isRepeated(deck: string, paragraph: string): boolean {
  const [dateline] = findDatelines(paragraph)
  const behind = dateline && paragraph.slice(Math.max(dateline.end, dateline.agencyEnd))
  const bodies = (behind === undefined ? [paragraph] : [paragraph, behind]).filter((body) => opensAlike(body, deck))
  if (bodies.length === 0) return false
  const cut = letters(deck.replace(/(\.{3}|…|\[…\]|\[\.{3}\])\s*$/u, ''))
  return bodies.some((body) => letters(body).startsWith(cut))
}

const isSame = (a: string, b: string) => opensAlike(a, b) && letters(a) === letters(b)
const firstOf = (text: string) => text.split('\n', 1)[0] as string
const afterFirst = (text: string) => text.slice(firstOf(text).length).replace(/^\n+/, '')
/** Without marks, spaces and punctuation, which differ where the same is set twice. */
const letters = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')

// Letters that are written so however they are set.
const PLAIN = /^[a-z\u0620-\u064a]{3}/i
// Enough for the first letter of most texts, which tells that they are not the same; the last letters may lack their marks.
const OPENING = 12
const ENOUGH = 3

function opensAlike(a: string, b: string): boolean {
  if (PLAIN.test(a) && PLAIN.test(b)) return a.charAt(0).toLowerCase() === b.charAt(0).toLowerCase()
  const [one, other] = [letters(a.slice(0, OPENING)), letters(b.slice(0, OPENING))]
  return one.length < ENOUGH || other.length < ENOUGH || one.codePointAt(0) === other.codePointAt(0)
}
