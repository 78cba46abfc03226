// Tells the language of a text: by script, then by letters that only some languages have, then by small words. Pure, a few
// microseconds a text. "und" is an answer; the feed's language decides where the text itself does not.

// Enough of a text to be sure, little enough to be quick.
export const READ_CHARACTERS = 400

// Where each script's letters lie, as UTF-16 units.
const SCRIPTS: [name: string, ...ranges: [first: number, last: number][]][] = [
  ['arab', [0x0600, 0x06ff], [0x0750, 0x077f]],
  ['latn', [0x41, 0x5a], [0x61, 0x7a], [0xc0, 0x24f]],
  ['cyrl', [0x0400, 0x04ff]],
  ['hebr', [0x05d0, 0x05ea]],
  ['hani', [0x4e00, 0x9fff]],
  ['kana', [0x3040, 0x30ff]],
  ['hang', [0xac00, 0xd7af]],
  ['grek', [0x0370, 0x03ff]],
]
const NO_SCRIPT = SCRIPTS.length
const SCRIPT_OF_UNIT = new Uint8Array(0x10000).fill(NO_SCRIPT)
for (const [number, [, ...ranges]] of SCRIPTS.entries())
  for (const [first, last] of ranges) SCRIPT_OF_UNIT.fill(number, first, last + 1)
const SCRIPT_LANGUAGES: Record<string, string> = { hebr: 'he', hani: 'zh', kana: 'ja', hang: 'ko', grek: 'el' }

// Words that a language cannot do without, and that its neighbours do not have.
const SMALL_WORDS: Record<string, string> = {
  en: 'the of and to in is was for on that with as at by from are has have it be said after his its were this not',
  fr: 'le la les des et est une dans pour que qui sur par au avec plus du sont aux ce cette ont été',
  de: 'der die und das ist den von mit für auf dem ein eine nicht im in sich des auch wird sind nach bei aus noch mehr seit diesem dieser wurde wurden haben hat über vor bis zum zur einen einem sie',
  es: 'el los las una por con para que del se su al como más fue han sus está pero entre y en de la',
  tr: 'bir ve bu için ile da de olarak olan daha sonra kadar gibi çok en ne var dedi',
  kmr: 'li bi ji di de hat hatin yê ya yên bû re xwe dê û ku ev wî wê jî kir dike',
}
const LATIN_LANGUAGES = Object.keys(SMALL_WORDS)
const LANGUAGES_OF_WORD = new Map<string, string[]>()
for (const [language, words] of Object.entries(SMALL_WORDS))
  for (const word of new Set(words.split(' ')))
    LANGUAGES_OF_WORD.set(word, [...(LANGUAGES_OF_WORD.get(word) ?? []), language])
// Endings of number, case and tense, and what stands after a name's apostrophe.
const TURKISH_ENDING =
  /(?:lar[ıi]n?|lerin?|larda|lerde|s[ıi]nda|sinde|m[ae]ktad?[ıi]r|m[ıi]şt[ıi]r|[dt][ıiuü]r|[ıiuü]yor|'(?:n?[ıiuü]n|[dt][ae]n?|y[ıiuüae]))$/
const LONGEST_TURKISH_ENDING = 8
const ENDS_TURKISH = new Set('ıinaeruü')

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
  const counts = new Uint16Array(NO_SCRIPT + 1)
  for (let i = 0; i < sample.length; i++) {
    const script = SCRIPT_OF_UNIT[sample.charCodeAt(i)] as number
    counts[script] = (counts[script] as number) + 1
  }
  let best = 0
  for (let script = 1; script < NO_SCRIPT; script++)
    if ((counts[script] as number) > (counts[best] as number)) best = script
  return counts[best] === 0 ? undefined : SCRIPTS[best]?.[0]
}

const count = (sample: string, letters: RegExp) => sample.match(letters)?.length ?? 0

// What Urdu and Persian cannot do without, for openings that show none of their own letters.
const URDU_WORDS = new Set(
  'کے کی کا کو میں سے نے پر اور اس ان جو تو ہے ہیں کر گیا گئی کیا جا ایک لیے ساتھ بھی یہ وہ تھا تھی رہا نہیں'.split(
    ' ',
  ),
)
const PERSIAN_WORDS = new Set('در از که این آن را است شد به با برای تا یک بود شده می خود هم نیز کرد باید'.split(' '))

const ARABIC_ARTICLE = /^[وفبك]?ال../

// Of each letter of Arabic's block, which of the languages it tells: looked up, since five searches were most of the cost.
const [LETTER, SORANI, URDU, PERSIAN, ARABIC] = [1, 2, 4, 8, 16] as const
const ARABIC_BLOCK = 0x0600
const TELLS = new Uint8Array(0x100)
for (const [language, letters] of [
  [LETTER, /[\u0621-\u064a\u066e-\u06d3\u06d5]/],
  [SORANI, /[ڕڵێۆە]/],
  [URDU, /[ٹڈڑںےہھ]/],
  [PERSIAN, /[پچژگیک]/],
  [ARABIC, /[ةىيكأإؤ]/],
] as const)
  for (let at = 0; at < TELLS.length; at++)
    if (letters.test(String.fromCharCode(ARABIC_BLOCK + at))) TELLS[at] = (TELLS[at] as number) | language

function arabicScriptLanguage(sample: string, prior: string): string {
  let [letters, sorani, urdu, persian, arabic] = [0, 0, 0, 0, 0]
  for (let i = 0; i < sample.length; i++) {
    const unit = sample.charCodeAt(i)
    if (unit >> 8 !== ARABIC_BLOCK >> 8) continue
    const tells = TELLS[unit & 0xff] as number
    if (tells & LETTER) letters++
    if (tells & SORANI) sorani++
    if (tells & URDU) urdu++
    if (tells & PERSIAN) persian++
    if (tells & ARABIC) arabic++
  }
  if (sorani >= 2 || sorani > letters * 0.04) return 'ckb'
  if (urdu >= 2 || urdu > letters * 0.04) return 'ur'
  if (arabic > persian) return isPersianInArabicLetters(sample) ? 'fa' : 'ar'
  const words = wordsOfArabicScript(sample)
  const wordsOf = (set: Set<string>) => words.reduce((sum, word) => sum + (set.has(word) ? 1 : 0), 0)
  const persianWords = wordsOf(PERSIAN_WORDS)
  const urduWords = wordsOf(URDU_WORDS)
  if (persian > arabic && (urdu > 0 ? urduWords >= persianWords : urduWords > persianWords)) return 'ur'
  if (persian > arabic || (persian === arabic && persianWords > 0)) return 'fa'
  if (persian === arabic && ['fa', 'ckb', 'ur', 'ps', 'ug', 'sd'].includes(prior)) return prior
  return 'ar'
}

const wordsOfArabicScript = (sample: string): string[] => sample.match(/[\p{L}\p{M}\u200c]+/gu) ?? []

/** Old charsets and keyboards have Arabic's yeh and kaf alone: then what Arabic has not speaks against its article and its own letters. */
function isPersianInArabicLetters(sample: string): boolean {
  // Most Arabic says so at once: its words need not be looked at.
  const article = sample.indexOf(' ال')
  if (article !== -1 && sample.includes(' ال', article + 1)) return false
  let persian = count(sample, /[پچژگ]/g)
  let arabic = count(sample, /[ةىأإؤ]/g)
  for (const word of wordsOfArabicScript(sample)) {
    if (PERSIAN_WORDS.has(word.replaceAll('ي', 'ی').replaceAll('ك', 'ک'))) persian += 2
    else if (ARABIC_ARTICLE.test(word) || word === 'في') arabic += 2
  }
  return persian > arabic
}

function latinLanguage(sample: string, prior: string): string {
  const plain = /^[\x00-\x7f]*$/.test(sample)
  const words = sample.toLowerCase().match(plain ? /[a-z']+/g : /[\p{L}\p{M}'’]+/gu) ?? []
  const scores = new Map(LATIN_LANGUAGES.map((language) => [language, 0]))
  const add = (language: string, points: number) => scores.set(language, (scores.get(language) ?? 0) + points)
  for (const word of words) {
    for (const language of LANGUAGES_OF_WORD.get(word) ?? []) add(language, 1)
    if (ENDS_TURKISH.has(word.at(-1) ?? '') && TURKISH_ENDING.test(word.slice(-LONGEST_TURKISH_ENDING))) add('tr', 1)
  }
  if (!plain) scoreLetters(sample, add)
  add('fr', count(sample, /\b[ldjnsq]['’]/gi))
  if (LATIN_LANGUAGES.includes(prior)) add(prior, 1)
  const [best, runnerUp] = [...scores].sort((a, b) => b[1] - a[1])
  if (!best || best[1] === 0) return prior || (plain && words.length > 0 ? 'en' : 'und')
  return runnerUp && runnerUp[1] === best[1] && LATIN_LANGUAGES.includes(prior) ? prior : best[0]
}

function scoreLetters(sample: string, add: (language: string, points: number) => void): void {
  // ş and ç are Turkish and Kurmanji alike; ğ, ı and İ are Turkish alone, ê, î and û beside them Kurmanji's.
  const shared = count(sample, /[şŞçÇ]/g)
  const turkish = count(sample, /[ğıİ]/g)
  const kurdish = count(sample, /[êîû]/gi)
  if (turkish > 0) add('tr', 2 + turkish + shared)
  else if (shared > 0 && kurdish === 0) add('tr', 1 + count(sample, /[öü]/g))
  else if (shared > 0 && /[şŞ]/.test(sample)) add('kmr', shared)
  if (kurdish > 0 && turkish <= kurdish) add('kmr', kurdish)
  add('de', count(sample, /[ßä]/g))
  add('es', count(sample, /[ñ¿¡]/g) * 2)
  add('fr', count(sample, /[àèœ]/gi))
}
