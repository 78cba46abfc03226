// A place's name as written, without what its language writes onto it: what an analyst said of درعا holds for بدرعا too. Pure.
import { arabicForms } from '../text/arabic.ts'
import { fold } from '../text/fold.ts'
import { withoutSlavicEnding } from '../text/slavic.ts'
import { tokenise } from '../text/tokenise.ts'

const ARABIC_LETTERS = /^[\u0600-\u06ff]/
const CYRILLIC_LETTERS = /^[\u0400-\u04ff]+$/

/** Every key that a written name may stand under; the name as written comes first. */
export function surfaceKeys(surface: string): string[] {
  const [first = '', ...rest] = tokenise(surface).map((token) => fold(token.surface.replace(/^[#@]/, '')))
  const tail = rest.length > 0 ? ` ${rest.join(' ')}` : ''
  const keys = (ARABIC_LETTERS.test(first) ? arabicForms(first) : [first]).map((form) => form + tail)
  const stem = CYRILLIC_LETTERS.test(first) && rest.length === 0 ? withoutSlavicEnding(first) : first
  return stem !== first && stem.length >= 3 ? [...keys, stem] : keys
}
