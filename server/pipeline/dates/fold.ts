// The letters of dates as one spelling: digits of any script, Arabic and Persian forms of one letter, accents and cases. Names of
// months and what feeds write go through the same fold, so that they meet. Pure.

const LETTERS: [RegExp, string][] = [
  [/[أإآٱ]/g, 'ا'],
  [/[یىے]/g, 'ي'],
  [/ک/g, 'ك'],
  [/[ةۀہھە]/g, 'ه'],
  [/[\u0640\u200c\u200d\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff]/g, ''],
  [/،/g, ','],
  // Persian may write "month" onto its name.
  [/(?<=\p{L}{2})ماه(?!\p{L})/gu, ' ماه'],
  [/ı/g, 'i'],
]
// What tells letters apart although Unicode calls it a mark: the hamza of ئ and ؤ, the breve of й.
const KEPT = /[ئؤйїёў]/i

const DIGIT = /(?![0-9])\p{Nd}/gu
// Within a word they are the ayn and hamza of other letters: Sha'ban.
const APOSTROPHES = /['’‘ʻʼʿʾ`](?<=\p{L}.)(?=[ -]?\p{L})/gu

export function foldDate(written: string): string {
  let text = written.normalize('NFKC').replace(APOSTROPHES, '')
  // What is ASCII already needs none of the rest.
  if (/[^\u0000-\u007f]/.test(text)) {
    text = text.replace(/\p{Letter}\p{Mark}*/gu, bare).replace(DIGIT, (digit) => String(valueIn(digit)))
    for (const [pattern, letter] of LETTERS) text = text.replace(pattern, letter)
  }
  return text.toLowerCase().replace(/,/g, ' , ').replace(/\s+/g, ' ').trim()
}

const isDigit = (code: number) => /\p{Nd}/u.test(String.fromCodePoint(code))

/** Unicode has the ten digits of each script in a row; where two scripts are neighbours, the rows are. */
function valueIn(digit: string): number {
  const code = digit.codePointAt(0) as number
  let first = code
  while (isDigit(first - 1)) first--
  return (code - first) % 10
}

function bare(letter: string): string {
  if (letter.length === 1 && letter < '\u00c0') return letter
  const composed = letter.normalize('NFC')
  if (KEPT.test(composed)) return composed
  return letter
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .normalize('NFC')
}
