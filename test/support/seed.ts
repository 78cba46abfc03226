// The founding dispatch, where it is at hand: it is not part of the project, so what needs it skips by name elsewhere.
import { existsSync, readFileSync } from 'node:fs'

const FILE = new URL('../../../shared/seeds/000_022a38fcb90bfe13.txt', import.meta.url)

export const NO_SEED = existsSync(FILE) ? false : 'the founding dispatch is not beside this checkout'

/** Title (first line) and the rest. */
export function foundingDispatch(): { title: string; text: string } {
  const [title = '', ...rest] = readFileSync(FILE, 'utf8').split('\n')
  return { title, text: rest.join('\n').trim() }
}
