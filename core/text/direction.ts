// Which way a language is written. Pure.
const RIGHT_TO_LEFT = new Set(['ar', 'ckb', 'fa', 'ur', 'he', 'ps', 'sd', 'ug', 'yi', 'dv', 'syr'])

/** "auto" where the language is not known: the text's own first strong letter decides. */
export function directionOf(language: string): 'rtl' | 'ltr' | 'auto' {
  const primary = language.split('-')[0] ?? ''
  return primary === '' || primary === 'und' ? 'auto' : RIGHT_TO_LEFT.has(primary) ? 'rtl' : 'ltr'
}
