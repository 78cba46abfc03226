// Cuts a text into words, with UTF-16 offsets into the text as given. Pure, linear, never fails on any string.

/** A word as written: `surface === text.slice(start, end)`. */
export type Token = { start: number; end: number; surface: string }

// A mark on a letter never cuts a word; neither does a joiner (ZWNJ, ZWJ) or tatweel inside one.
const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}\u200c\u200d\u0640]*/u
const JOINED = String.raw`(?:['’ʼ‘][\p{L}\p{N}\p{M}\u200c\u200d\u0640]+)*`
const NUMBER = String.raw`\p{N}+(?:[.,٫٬]\p{N}+)+`
const ADDRESS = String.raw`https?://[^\s<>"«»“”،]+|www\.[^\s<>"«»“”،]+`
const TOKENS = new RegExp(`${ADDRESS}|${NUMBER}|[#@]?(?:${WORD.source})${JOINED}`, 'gu')
const CLOSING = /[.,;:!?)\]}'’،؛؟]+$/u
// Scripts written without blanks are cut by dictionary; everything else never reaches the segmenter.
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u
let segmenter: Intl.Segmenter | undefined

/** The words of a text, in order. `#tag`, `@name`, an address and `3.5` are one word each. */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = []
  TOKENS.lastIndex = 0
  for (let found = TOKENS.exec(text); found; found = TOKENS.exec(text)) {
    const surface = found[0]
    if (surface.startsWith('http') || surface.startsWith('www.'))
      push(tokens, text, found.index, surface.replace(CLOSING, '').length)
    else if (UNSPACED.test(surface)) segment(tokens, text, found.index, surface)
    else tokens.push({ start: found.index, end: found.index + surface.length, surface })
  }
  return tokens
}

function push(tokens: Token[], text: string, start: number, length: number): void {
  tokens.push({ start, end: start + length, surface: text.slice(start, start + length) })
}

function segment(tokens: Token[], text: string, start: number, run: string): void {
  segmenter ??= new Intl.Segmenter('und', { granularity: 'word' })
  for (const part of segmenter.segment(run))
    if (part.isWordLike) push(tokens, text, start + part.index, part.segment.length)
}
