// Finds who is spoken of in a text with capitals, so that Taylor, once introduced as Bob Taylor, is not a town afterwards. Pure.
import type { Senses } from '../../gazetteer/senses.ts'
import { TITLES } from './cue-words.ts'
import { grammarFor } from './grammar/grammar.ts'
import type { Reading } from './names.ts'
import type { Word } from './word.ts'

const GAP = /^(?: |\. ?)$/

/** Folded words that are somebody's name here. */
export function findPeople({ text, words, language }: Reading, senses: Senses, people: Set<string>): void {
  const { articles } = grammarFor(language, false)
  for (let at = 0; at + 1 < words.length; at++) {
    const word = words[at] as Word
    if (word.shape !== 'title' || word.script !== 'latin') continue
    // `La France`: an article is nobody's forename.
    if (articles.has(word.folded)) continue
    const titled = TITLES.has(word.folded)
    if (!titled && senses.of(word.folded, 'first') === 0) continue
    let next = at + 1
    // `John Q. Public`, `Maj. Gen. John Smith`
    while (
      next < words.length &&
      next < at + 3 &&
      (words[next] as Word).surface.length === 1 &&
      joined(text, words, next)
    )
      next++
    const family = words[next]
    if (family?.shape !== 'title' || !joined(text, words, next)) continue
    if (!titled && senses.of(family.folded, 'first') > 0 && words[next + 1]?.shape === 'title') continue
    people.add(family.folded)
  }
}

const joined = (text: string, words: Word[], at: number) =>
  GAP.test(text.slice((words[at - 1] as Word).end, (words[at] as Word).start))
