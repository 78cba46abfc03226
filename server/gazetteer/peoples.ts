// Makes the adjectives and peoples of countries from the countries' names, by each language's rule: بوليفيا → بوليفي, Bolivya →
// Bolivyalı. Used at build only; the tables of pipeline/demonyms.ts, written by hand, come first. A form that nobody uses does no
// harm; one that is another word does, so what is an everyday word or a name is left out.
import { fold } from '../../core/text/fold.ts'

export type Rule = (name: string) => string[]

const VOWEL_AT_END = /[аяиыеоуэюйьії]+$/
/** Words that the rules make and that mean something else: financial, of the moon, of the desert, of the south. */
const OTHER_WORDS = new Set(
  'مالي ماليه ماليون ماليين ماليان ماليات مال قمري اردني بحري هندي غاني كوبي غربي شرقي جنوبي شمالي موناكي اروبي سمويي نوريي ناوريي بيروي توني'
    .split(' ')
    .map(fold),
)

const each = (stems: string[], endings: string[]) => stems.flatMap((stem) => endings.map((ending) => stem + ending))

/** Turkish -lı, whose vowel follows the last of the name. */
function turkishEnding(name: string): string {
  const vowel = /[aıouâeiöü](?=[^aıouâeiöü]*$)/i.exec(name.toLocaleLowerCase('tr'))?.[0] ?? 'a'
  return /[aıâ]/.test(vowel) ? 'lı' : /[ou]/.test(vowel) ? 'lu' : /[öü]/.test(vowel) ? 'lü' : 'li'
}

export const RULES: Record<string, Rule> = {
  ar: (name) => {
    const stem = name.replace(/^ال/, '').replace(/(?:يا|ا|ة|ي)$/, '')
    return stem.length < 3 ? [] : each([`${stem}ي`], ['', 'ا', 'ة', 'ون', 'ين', 'ان', 'ات', 'تين', 'تان'])
  },
  fa: (name) => {
    const stem = name.replace(/[هی]$/, '')
    const stems = /ا$/.test(name)
      ? [`${name}یی`]
      : stem === name
        ? [`${name}ی`]
        : [`${stem}ی`, `${stem}وی`, `${name}ایی`, `${name}ای`]
    return each(stems, ['', 'ها', 'ان'])
  },
  ur: (name) => (/[ہی]$/.test(name) ? [] : each([`${name}${/ا$/.test(name) ? 'ئی' : 'ی'}`], ['', 'وں'])),
  // Behind a consonant ی joins what follows: عێراقی is of Iraq, too.
  ckb: (name) => (/ا$/.test(name) ? each([name.replace(/ی?ا$/, 'ی')], ['', 'یەکان', 'یەکانی', 'یان']) : []),
  ku: (name) =>
    each([`${name.replace(/[ae]$/, '')}î`, ...(/[aeêîûu]$/.test(name) ? [`${name}yî`] : [])], ['', 'yan', 'yên']),
  tr: (name) => {
    const stem = name + turkishEnding(name)
    return each([stem], ['', /[aıou]$/.test(stem) ? 'lar' : 'ler'])
  },
  // Stems: the endings are taken off a word before it is looked up.
  ru: (name) => {
    const stem = name.replace(VOWEL_AT_END, '')
    return /ия$/.test(name) ? [`${stem}ийск`, `${stem}ск`] : [`${stem}ск`, `${stem}ийск`, `${stem}анск`, `${stem}ьск`]
  },
  uk: (name) => {
    const stem = name.replace(VOWEL_AT_END, '')
    return /ія$/.test(name) ? [`${stem}ійськ`, `${stem}ськ`] : [`${stem}ськ`, `${stem}ійськ`, `${stem}анськ`]
  },
  he: (name) =>
    each(
      [...new Set([name, name.replace(/(?:יה|ה)$/, '')])].map((stem) => `${stem}י`),
      ['', 'ת', 'ם', 'ים', 'ות'],
    ),
}

/** `ar:بوليفي BO`, sorted. `isTaken`: whether a form is a name or a word of every day already. */
export function peoplesByRule(
  countries: Map<string, Record<string, string>>,
  isTaken: (form: string, language: string) => boolean,
): string[] {
  const found = new Map<string, string>()
  for (const [country, names] of countries)
    for (const [language, rule] of Object.entries(RULES)) {
      const name = names[language]
      if (!name || /[\s\-()]/.test(name.trim())) continue
      for (const form of rule(name)) {
        const folded = fold(form)
        if (!OTHER_WORDS.has(folded) && !isTaken(folded, language)) found.set(`${language}:${folded}`, country)
      }
    }
  return [...found].map(([form, country]) => `${form} ${country}`).sort()
}
