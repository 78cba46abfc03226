// English, French, German, Spanish, Russian, Ukrainian and Hebrew: the forms a folded word stands under without its safe
// endings and what is written onto its front. Pure tables; a stemmer's boldness is what `stem:` is for.

/** English: without a plural. News, gas, virus and Paris are not plurals. */
export function englishForms(word: string): string[] {
  if (word.length >= 6 && word.endsWith('ies')) return [word, `${word.slice(0, -3)}y`]
  if (word.length >= 6 && /(?:[sxz]|ch|sh)es$/.test(word)) return [word, word.slice(0, -2)]
  return word.length >= 5 && /[^siu]s$/.test(word) ? [word, word.slice(0, -1)] : [word]
}

/** French: without a plural and a feminine, as written. */
export function frenchForms(word: string): string[] {
  const one = word.length >= 5 && /[^s][sx]$/.test(word) ? word.slice(0, -1) : word
  return one.length >= 6 && /[^aeiouy]e$|ee$/.test(one) ? [word, one, one.slice(0, -1)] : [word, one]
}

/** German: without a case or plural ending. */
export function germanForms(word: string): string[] {
  return [word, ...withoutEnding(word, ['en', 'es', 'er', 'e', 'n', 's'], 5)]
}

/** Spanish: without a plural. */
export function spanishForms(word: string): string[] {
  return [word, ...withoutEnding(word, ['es', 's'], 4)]
}

const RUSSIAN = (
  'иями ьями ями ами иях ьях ях ах иям ьям ям ам ием ьем ем ом ого его ому ему ыми ими ых их ую юю ая яя ое ее ые ие ый ий ой ей ' +
  'ией ью ия ья ию ью ии ьи ев ов ы и ь й а я о е у ю ом'
).split(' ')
const UKRAINIAN =
  'ями ами ях ах ям ам ього ьому ьої ого ому ими іми их іх ої ою ею єю ів їв ий ій їй ею ем єм ом ня ію ії ія ії ьо ю я а о у и і ї й ь е є'.split(
    ' ',
  )

/** Russian: without a noun's or an adjective's case. */
export const russianForms = (word: string) => [word, ...withoutEnding(word, RUSSIAN, 4, 3)]

/** Ukrainian: likewise. */
export const ukrainianForms = (word: string) => [word, ...withoutEnding(word, UKRAINIAN, 4, 3)]

/** Hebrew: without up to four of the proclitics ו ה ב כ ל מ ש; of a query word only the article goes. */
export function hebrewForms(word: string, ofQuery = false): string[] {
  const forms = [word]
  const proclitics = ofQuery ? 'ה' : 'והבכלמש'
  const least = ofQuery ? 4 : 3
  for (let form = word; forms.length <= 4 && form.length > least && proclitics.includes(form[0] as string); ) {
    form = form.slice(1)
    forms.push(form)
  }
  return forms
}

/** Hebrew: without a plural's ים or ות. */
export const hebrewLight = (form: string) => withoutEnding(form, ['ים', 'ות'], 3)[0] ?? form

/** `least` letters stay; `leastOfLong` where the ending has two letters or more, which are seldom a word's own. */
function withoutEnding(word: string, endings: string[], least: number, leastOfLong = least): string[] {
  const ending = endings.find(
    (candidate) =>
      word.endsWith(candidate) && word.length - candidate.length >= (candidate.length > 1 ? leastOfLong : least),
  )
  return ending === undefined ? [] : [word.slice(0, -ending.length)]
}
