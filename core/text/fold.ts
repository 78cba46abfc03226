// Folds a word to the form under which its spellings are one: case, Unicode form, and each script's orthography.
// Pure and idempotent; a word that folds to nothing comes back as it was.

// Spellings repeat: a newsroom's vocabulary is some tens of thousands of words. The cache is emptied when it is full.
const CACHE_WORDS = 50_000
const cache = new Map<string, string>()

const ARABIC = /[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff]/
// Tatweel, harakat, Quranic marks, dagger alef, superscript signs, joiners and direction marks carry no spelling.
const SILENT =
  /[\u0640\u064b-\u065f\u0670\u0610-\u061a\u06d6-\u06ed\u200b-\u200f\u202a-\u202e\u2066-\u2069\u061c\ufeff]/g
const HEBREW_POINTS = /[\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7]/g
const LATIN_MARKS = /[\u0300-\u036f]/g

const ARABIC_LETTERS: Record<string, string> = {
  أ: 'ا',
  إ: 'ا',
  آ: 'ا',
  ٱ: 'ا',
  ٲ: 'ا',
  ٳ: 'ا',
  ى: 'ي',
  ی: 'ي',
  ے: 'ي',
  ې: 'ي',
  ئ: 'ي',
  ۍ: 'ي',
  ێ: 'ێ',
  ؤ: 'و',
  ک: 'ك',
  ڪ: 'ك',
  ة: 'ه',
  ۀ: 'ه',
  ہ: 'ه',
  ۂ: 'ه',
  ۃ: 'ه',
  ھ: 'ه',
  ە: 'ه',
  ڕ: 'ر',
  '٠': '0',
  '١': '1',
  '٢': '2',
  '٣': '3',
  '٤': '4',
  '٥': '5',
  '٦': '6',
  '٧': '7',
  '٨': '8',
  '٩': '9',
  '۰': '0',
  '۱': '1',
  '۲': '2',
  '۳': '3',
  '۴': '4',
  '۵': '5',
  '۶': '6',
  '۷': '7',
  '۸': '8',
  '۹': '9',
  '٫': '.',
  '٬': ',',
}
const FOLDED_LETTER = new RegExp(`[${Object.keys(ARABIC_LETTERS).join('')}]`, 'g')

/** The folded form of one word. */
export function fold(word: string): string {
  let folded = cache.get(word)
  if (folded === undefined) {
    folded = foldAnew(word)
    if (cache.size >= CACHE_WORDS) cache.clear()
    cache.set(word, folded)
  }
  return folded
}

/** Case folding and Unicode normalisation only: what `exact:` compares. */
export function foldCase(word: string): string {
  return word.normalize('NFC').toLowerCase().normalize('NFC')
}

function foldAnew(word: string): string {
  // Turkish I, İ, ı and i end as one letter, below: what is typed without the dot is found.
  let folded = word.normalize('NFKC').toLowerCase()
  if (ARABIC.test(folded))
    folded = folded
      .replace(SILENT, '')
      .replace(FOLDED_LETTER, (letter) => ARABIC_LETTERS[letter] ?? letter)
      .replace(/(?<=...)ء+$/u, '')
  else folded = folded.replace(/[\u200b-\u200f\u2060\ufeff]/g, '')
  folded = foldMarks(
    folded
      .replace(HEBREW_POINTS, '')
      .replace(/[’ʼ‘׳]/g, "'")
      .replace(/[״”]/g, '"'),
  )
  return folded === '' ? word : folded
}

// Marks on Latin letters are dropped (Diyarbakır, Kobanî, İdlib are typed without); й and ё keep theirs as letters, ё as е.
function foldMarks(word: string): string {
  if (/^[\x00-\x7f]*$/.test(word) || ARABIC.test(word)) return word
  return word
    .replace(/ё/g, 'е')
    .replace(/ı/g, 'i')
    .replace(/[\u00c0-\u024f\u1e00-\u1eff]/g, (letter) => letter.normalize('NFD').replace(LATIN_MARKS, ''))
    .replace(LATIN_MARKS, '')
    .replace(/ß/g, 'ss')
    .replace(/ø/g, 'o')
    .replace(/ł/g, 'l')
}
