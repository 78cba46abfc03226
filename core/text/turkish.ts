// Turkish: the light form that a noun's cases, possessives and plurals, or a verb's commonest tenses, share. Pure. Words come
// folded, so ı is i and ö is o; vowel harmony is checked as far as folded letters still show it.

const VOWELS = 'aeiou'
const SHORTEST_REST = 3

// A verb's endings that a noun does not have: present, future, reported and plain past, the infinitives in their cases.
const VERB_ENDINGS = [
  /(?:[iu]yor|m[ae]kt[ae])(?:[dt][iu]r?|m[iu]s)?(?:l[ae]r|[iu]?m|[iu]z|s[iu]n(?:[iu]z)?)?$/,
  /[ae]c[ae][kg](?:t[iu]|[iu]m|[iu]z|l[ae]r|l[ae]rd[iu]r|t[iu]r)?(?:[iu]n[iu]?|[iu]n[ae]?|[iu])?$/,
  /m[iu]s(?:t[iu]r?|l[ae]r|l[ae]rd[iu]r)?$/,
  /[dt][iu](?:m|k|n|l[ae]r|n[iu]z)?$/,
  /m[ae](?:s[iu]|l[ae]r[iu]|m[iu]z)?(?:n[iu]n|n[iu]|n[ae]|nd[ae]n?|yl[ae]|y[aeiu]|d[ae]n?)?$/,
  /m[ae]k(?:t[ae]n?|l[ae]|[ae])?$/,
]

/** The light keys of a folded word; a verb's and a noun's never meet. `whole`: an apostrophe already ended the name. */
export function turkishLight(word: string, whole: boolean): string[] {
  if (whole) return [hardened(word)]
  for (const ending of VERB_ENDINGS) {
    const stem = cut(word, ending)
    if (stem !== null) return [`-${hardened(stem)}`]
  }
  const noun = nounStem(word)
  // The infinitive in -ma is a noun too, with a noun's endings: görüşmeler is görüşme.
  const verb = cut(noun, INFINITIVE)
  return [verb === null ? hardened(noun) : `-${hardened(verb)}`]
}

type Test = (stem: string, ending: string) => boolean
const afterVowel: Test = (stem) => isVowel(stem.at(-1))
const afterConsonant: Test = (stem) => !isVowel(stem.at(-1))
const inHarmony: Test = (stem, ending) => {
  const vowel = /[ae]/.exec(ending)?.[0]
  return vowel === undefined || (vowel === 'a' ? 'aiou' : 'eiou').includes(lastVowel(stem))
}
const both =
  (...tests: Test[]): Test =>
  (stem, ending) =>
    tests.every((test) => test(stem, ending))

const INFINITIVE = /m[ae]$/

// The layers of a noun's endings, outermost first; of each layer the first that fits is taken off.
const COPULA: [RegExp, Test][] = [[/[dt][iu]r$/, (stem) => stem.length >= 4]]
const RELATIVE: [RegExp, Test][] = [[/(?<=[dt][ae]|in|un)ki(?:ler|lar)?$/, () => true]]
const CASES: [RegExp, Test][] = [
  [/n?[dt][ae]n$/, inHarmony],
  [/n?[dt][ae]$/, inHarmony],
  [/yl[ae]$/, both(afterVowel, inHarmony)],
  [/l[ae]$/, both(afterConsonant, inHarmony)],
  [/n[iu]n$/, afterVowel],
  [/n[iu]$/, afterVowel],
  [/n[ae]$/, both(afterVowel, inHarmony, (stem) => /(l[ae]r[iu]|s[iu]|[^aeiou][iu])$/.test(stem))],
  [/y[aeiu]$/, both(afterVowel, inHarmony)],
  [/[iu]n$/, afterConsonant],
]
const POSSESSIVES: [RegExp, Test][] = [
  [/(?<=l[ae]r)[iu]$/, () => true],
  [/s[iu]$/, afterVowel],
  [/[iu]m[iu]z$/, () => true],
  [/[iu]$/, afterConsonant],
]
const DATIVE: [RegExp, Test] = [/[ae]$/, both(afterConsonant, inHarmony, (stem) => stem.length >= 4)]
const PLURAL: [RegExp, Test][] = [[/l[ae]r$/, inHarmony]]

function nounStem(word: string): string {
  let stem = word
  const take = (layer: [RegExp, Test][]) => {
    for (const [ending, fits] of layer) {
      const rest = cut(stem, ending)
      if (rest === null || !fits(rest, stem.slice(rest.length))) continue
      stem = rest
      return true
    }
    return false
  }
  take(COPULA)
  take(RELATIVE)
  const inCase = take(CASES)
  take(inCase ? POSSESSIVES : [...POSSESSIVES, DATIVE])
  take(PLURAL)
  return stem
}

/** What stays before the ending; null where it is not there or leaves no syllable. */
function cut(word: string, ending: RegExp): string | null {
  const found = ending.exec(word)
  if (!found || found.index < SHORTEST_REST) return null
  const stem = word.slice(0, found.index)
  return lastVowel(stem) === '' ? null : stem
}

// Before a vowel p t k soften to b d ğ: mektubu is mektup.
const hardened = (stem: string) => stem.replace(/b$/, 'p').replace(/d$/, 't').replace(/g$/, 'k')
const isVowel = (letter: string | undefined) => letter !== undefined && VOWELS.includes(letter)

function lastVowel(stem: string): string {
  for (let at = stem.length - 1; at >= 0; at--) if (isVowel(stem[at])) return stem[at] as string
  return ''
}
