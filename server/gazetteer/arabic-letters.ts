// Writes a romanised Arabic name in Arabic letters: GeoNames spells most villages in the BGN/PCGN system, whose marks say which
// letter stood there (`Aş Şabāḩīyah` → الصباحية). Undefined for names that do not show those marks: there the letters are a guess.

const MARKED = /[āīūşḩţḑ‘’ʻʼ]|z̧/iu
// Longest first. A vowel without a mark is not written.
const LETTERS: [string, string][] = [
  ['īyah', 'ية'],
  ['īyāt', 'يات'],
  ['īy', 'ي'],
  ['ūw', 'و'],
  ['th', 'ث'],
  ['kh', 'خ'],
  ['dh', 'ذ'],
  ['sh', 'ش'],
  ['gh', 'غ'],
  ['z̧', 'ظ'],
  ['aw', 'و'],
  ['ay', 'ي'],
  ['ā', 'ا'],
  ['á', 'ى'],
  ['ī', 'ي'],
  ['ū', 'و'],
  ['b', 'ب'],
  ['t', 'ت'],
  ['j', 'ج'],
  ['ḩ', 'ح'],
  ['d', 'د'],
  ['r', 'ر'],
  ['z', 'ز'],
  ['s', 'س'],
  ['ş', 'ص'],
  ['ḑ', 'ض'],
  ['ţ', 'ط'],
  ['‘', 'ع'],
  ['f', 'ف'],
  ['q', 'ق'],
  ['k', 'ك'],
  ['l', 'ل'],
  ['m', 'م'],
  ['n', 'ن'],
  ['h', 'ه'],
  ['w', 'و'],
  ['y', 'ي'],
  ['’', 'ء'],
]
const SHORT_VOWELS = /[aiueo]/
const ARTICLE = /^(?:al|ad|adh|an|ar|as|aş|ash|at|aţ|ath|az|az̧|aḑ|el)$/
const KIN: Record<string, string> = {
  abū: 'أبو',
  abu: 'أبو',
  umm: 'أم',
  ibn: 'ابن',
  bin: 'بن',
  banī: 'بني',
  bi: 'ب',
  'ra’s': 'رأس',
}

export function inArabicLetters(name: string): string | undefined {
  const plain = name.normalize('NFC').toLowerCase().replace(/[ʻ`]/g, '‘').replace(/ʼ/g, '’')
  if (!MARKED.test(plain) || /[^\p{L}\p{M}‘’\- ]/u.test(plain)) return undefined
  const words: string[] = []
  let article = ''
  for (const word of plain.split(/[ -]+/)) {
    if (ARTICLE.test(word)) article = 'ال'
    else {
      const written = KIN[word] ?? inLetters(word)
      if (written === undefined) return undefined
      words.push(article + written)
      article = ''
    }
  }
  return article === '' && words.length > 0 ? words.join(' ') : undefined
}

function inLetters(word: string): string | undefined {
  let written = ''
  let last = ''
  for (let at = 0; at < word.length; ) {
    const rest = word.slice(at)
    if (/^(?:a|á)h$/.test(rest) && at > 0) return `${written}ة`
    const letter = LETTERS.find(([latin]) => rest.startsWith(latin))
    if (letter) {
      // A letter written twice carries a shadda, and stands once.
      if (letter[0] !== last || SHORT_VOWELS.test(word[at - 1] ?? ''))
        written += at === 0 && letter[0] === 'ā' ? 'آ' : letter[1]
      last = letter[0]
      at += letter[0].length
    } else if (SHORT_VOWELS.test(word[at] as string)) {
      if (at === 0) written += 'ا'
      if (at === word.length - 1 && at > 0) written += word[at] === 'a' ? 'ا' : word[at] === 'u' ? 'و' : 'ي'
      last = ''
      at++
    } else return undefined
  }
  return written
}
