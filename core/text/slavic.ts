// What Russian and Ukrainian write onto a name. Pure.

/** A folded name without its case ending. */
export function withoutSlavicEnding(word: string): string {
  return word.replace(/(ами|ями|ого|ому|ах|ях|ом|ем|ём|ой|ою|ею|ей|ов|ам|ям|[аеиоуыьюяйіє])$/, '')
}

/** `Харькову` → Харьков; `Харкові` → Харків, whose vowel changes once an ending opens its last syllable. */
export function slavicStems(word: string): string[] {
  const stem = withoutSlavicEnding(word)
  if (stem.length < 3) return []
  const closed = stem.replace(/[оеє](?=[^аеиоуыэюяіїє]$)/, (vowel) => (vowel === 'є' ? 'ї' : 'і'))
  return closed === stem ? [stem] : [stem, closed]
}
