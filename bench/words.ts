// Invented vocabulary whose words are as unevenly common as a language's: what benchmarks of matching and searching write with.

const LATIN = 'ba ce di fo gu ha ki lo mu na pe ri so ta vu we xi yo za el an or is un'.split(' ')
const ARABIC = 'با تي دو را سل عم فا قص كر لم من هو ين شا حر جب طا نو بر مس'.split(' ')

/** A vocabulary: the words in order of how common they are. */
export function vocabulary(words: number, script: 'latin' | 'arabic', random: () => number): string[] {
  const syllables = script === 'latin' ? LATIN : ARABIC
  const made = new Set<string>()
  while (made.size < words) {
    let word = ''
    for (let left = 2 + Math.floor(random() * 3); left > 0; left--)
      word += syllables[Math.floor(random() * syllables.length)]
    made.add(word)
  }
  return [...made]
}

/** A word as Zipf's law has it: the n-th commonest about n times rarer than the first. */
export function zipf(words: string[], random: () => number): string {
  return words[Math.min(words.length - 1, Math.floor(words.length ** random()) - 1)] as string
}
