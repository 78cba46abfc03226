// What a feed calls its language becomes a tag of BCP 47: tags themselves, with their usual slips, and the names of languages in English
// or in the language itself. What is neither stays as it is written; nothing, or too long a text, is undefined. Pure.

const LONGEST = 35
// Tags of languages have two or three letters; what has more, or other letters, is a name.
const TAG = /^[a-z]{2,3}(?:-|$)/i
// Those of three letters that we read, and names that Intl has otherwise.
const THREE_LETTERS = ['ckb', 'kmr', 'arc', 'azb', 'prs']
const OTHERS: Record<string, string> = {
  ...{ farsi: 'fa', sorani: 'ckb', kurmanji: 'kmr', dari: 'prs', mandarin: 'zh' },
  ...{ عربي: 'ar', عربى: 'ar', kurdi: 'ku', كوردي: 'ckb', کوردی: 'ckb' },
}
const LETTERS = [...'abcdefghijklmnopqrstuvwxyz']

let names: Map<string, string> | undefined

export function languageTag(written: string | undefined): string | undefined {
  // As BCP 47 writes it: `ar_JO` is `ar-JO`.
  const tag = written?.trim().replace(/_/g, '-') ?? ''
  if (tag === '' || tag.length > LONGEST) return undefined
  if (TAG.test(tag)) return tag
  names ??= build()
  // `English (US)`, `Arabic - Saudi Arabia`.
  return names.get(folded(tag)) ?? names.get(folded(tag.replace(/\s*[(,/-].*$/, ''))) ?? tag
}

/** Names in English and in each language itself, as Intl has them. */
function build(): Map<string, string> {
  const found = new Map(Object.entries(OTHERS))
  const english = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' })
  for (const code of [...LETTERS.flatMap((one) => LETTERS.map((other) => one + other)), ...THREE_LETTERS]) {
    const name = english.of(code)
    if (name === undefined) continue
    // Withdrawn codes have the names of those that came for them.
    const current = Intl.getCanonicalLocales(code)[0] as string
    const own = new Intl.DisplayNames(code, { type: 'language', fallback: 'none' }).of(code)
    for (const one of [name, own]) if (one && !found.has(folded(one))) found.set(folded(one), current)
  }
  return found
}

const folded = (name: string) =>
  name
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .replace(/ı/g, 'i')
    .toLowerCase()
    .trim()
