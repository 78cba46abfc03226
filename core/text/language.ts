// Tells the language of a text: by script, then by letters that only some languages have, then by small words. Pure, a few
// microseconds a text. "und" is an answer; the feed's language decides where the text itself does not.

// Enough of a text to be sure, little enough to be quick.
const READ_CHARACTERS = 1_000

const SCRIPTS: [name: string, letters: RegExp][] = [
  ['arab', /[\u0600-\u06ff\u0750-\u077f]/g],
  ['latn', /[A-Za-z\u00c0-\u024f]/g],
  ['cyrl', /[\u0400-\u04ff]/g],
  ['hebr', /[\u05d0-\u05ea]/g],
  ['hani', /[\u4e00-\u9fff]/g],
  ['kana', /[\u3040-\u30ff]/g],
  ['hang', /[\uac00-\ud7af]/g],
  ['grek', /[\u0370-\u03ff]/g],
]
const SCRIPT_LANGUAGES: Record<string, string> = { hebr: 'he', hani: 'zh', kana: 'ja', hang: 'ko', grek: 'el' }

// Words that a language cannot do without, and that its neighbours do not have.
const SMALL_WORDS: Record<string, string> = {
  en: 'the of and to in is was for on that with as at by from are has have it be said after his its were this not',
  fr: 'le la les des et est une dans pour que qui sur par au avec plus du sont aux ce cette ont été',
  de: 'der die und das ist den von mit für auf dem ein eine nicht im sich des auch wird sind nach bei aus',
  es: 'el los las una por con para que del se su al como más fue han sus está pero entre y en de la',
  tr: 'bir ve bu için ile da de olarak olan daha sonra kadar gibi çok en ne var dedi',
  kmr: 'li bi ji di de hat hatin yê ya yên bû re xwe dê û ku ev wî wê jî kir dike',
}
const WORD_SETS = Object.entries(SMALL_WORDS).map(([language, words]) => [language, new Set(words.split(' '))] as const)
const LATIN_PRIORS = new Set(Object.keys(SMALL_WORDS))

/** BCP 47 tag of a text's language, or "und". `prior` is what its feed says of itself. */
export function identifyLanguage(text: string, prior: string | null = null): string {
  const sample = text.slice(0, READ_CHARACTERS)
  const script = mainScript(sample)
  const given = prior?.toLowerCase().split('-')[0] ?? ''
  if (script === 'arab') return arabicScriptLanguage(sample, given)
  if (script === 'cyrl')
    return /[іїєґ]/i.test(sample) ? 'uk' : ['bg', 'sr', 'mk', 'kk', 'be', 'ky', 'tg'].includes(given) ? given : 'ru'
  if (script === 'latn') return latinLanguage(sample, given)
  // Japanese is written with Han letters too; a few kana decide.
  if (script === 'hani' && /[\u3040-\u30ff]/.test(sample)) return 'ja'
  return script === undefined ? given || 'und' : (SCRIPT_LANGUAGES[script] ?? 'und')
}

function mainScript(sample: string): string | undefined {
  let best: string | undefined
  let most = 0
  for (const [name, letters] of SCRIPTS) {
    const count = sample.match(letters)?.length ?? 0
    if (count > most) {
      most = count
      best = name
    }
  }
  return best
}

const count = (sample: string, letters: RegExp) => sample.match(letters)?.length ?? 0

function arabicScriptLanguage(sample: string, prior: string): string {
  const letters = count(sample, /[\u0621-\u064a\u066e-\u06d3\u06d5]/g)
  const sorani = count(sample, /[ڕڵێۆە]/g)
  if (sorani >= 2 || sorani > letters * 0.04) return 'ckb'
  const urdu = count(sample, /[ٹڈڑںےہھ]/g)
  if (urdu >= 2 || urdu > letters * 0.04) return 'ur'
  const persian = count(sample, /[پچژگیک]/g)
  const arabic = count(sample, /[ةىيكأإؤ]/g)
  if (persian > arabic || (persian === arabic && /(^|\s)(در|از|که|این|را|است|شد|به|با)(\s|$)/.test(sample))) return 'fa'
  if (persian === arabic && ['fa', 'ckb', 'ur', 'ps', 'ug', 'sd'].includes(prior)) return prior
  return 'ar'
}

function latinLanguage(sample: string, prior: string): string {
  const words = sample.toLocaleLowerCase('und').match(/[\p{L}\p{M}'’]+/gu) ?? []
  const scores = new Map(WORD_SETS.map(([language, set]) => [language, words.filter((word) => set.has(word)).length]))
  const add = (language: string, points: number) => scores.set(language, (scores.get(language) ?? 0) + points)
  const turkish = count(sample, /[ğışİ]/g)
  const kurdish = count(sample, /[êîû]/gi)
  add('tr', turkish > 0 ? 2 + turkish : count(sample, /[öü]/g) > 0 && /[ç]/.test(sample) ? 1 : 0)
  if (kurdish > 0 && turkish <= kurdish) add('kmr', kurdish)
  add('de', count(sample, /[ßä]/g))
  add('es', count(sample, /[ñ¿¡]/g) * 2)
  add('fr', count(sample, /[àèœ]|\b[ldjnsq]['’]/gi))
  if (LATIN_PRIORS.has(prior)) add(prior, 1)
  const [best, runnerUp] = [...scores].sort((a, b) => b[1] - a[1])
  if (!best || best[1] === 0) return prior || (/^[\x00-\x7f]*$/.test(sample) && words.length > 0 ? 'en' : 'und')
  return runnerUp && runnerUp[1] === best[1] && prior && LATIN_PRIORS.has(prior) ? prior : best[0]
}
