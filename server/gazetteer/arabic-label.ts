// Chooses, among the names that a place is known by, the one that an Arabic reader should see. Pure; empty where there is none.

// Arabic's own letters: a name with گ or ە is Persian's, Urdu's or Kurdish's.
const ARABIC_ONLY = /^[\u0621-\u063a\u0641-\u064a]+(?:[ -][\u0621-\u063a\u0641-\u064a]+)*$/
const TAG = 'ar:'
const HEAD = /^(?:مدينة|بلدة|قرية|محافظة|ولاية|إمارة|قضاء|مقاطعة) /
// GeoNames mixes languages: Uyghur opens with ئ and writes ى inside a word, slips double letters or split words, and two letters
// are a short name of somebody's; letters that only Arabic has speak for Arabic.
const WORTHS: [RegExp, number][] = [
  [/^ئ|ى(?=\S)|ااا|^\S{1,2}(?: |$)/, -8],
  [/(?<=\S)[أإ]|آ(?=\S*آ)|(?<=\S)آ/, -2],
  [/[طظصضقعحغ]/, 1],
  [/ة/, 2],
  [/^ال/, 1],
  [/^[أإآ]/, 1],
]

/** `written` as the collection keeps them: `ar:سوريا` where the language is known, in the order in which they came. */
export function arabicLabel(written: string[]): string {
  const tagged = written.find((name) => name.startsWith(TAG))
  if (tagged) return tagged.slice(TAG.length)
  const arabic = written.filter((name) => ARABIC_ONLY.test(name) && !HEAD.test(name))
  let [best, most] = ['', Number.NEGATIVE_INFINITY]
  for (const name of arabic) {
    const worth = WORTHS.reduce((sum, [pattern, points]) => (pattern.test(name) ? sum + points : sum), 0)
    if (worth > most) [best, most] = [name, worth]
  }
  return best
}
