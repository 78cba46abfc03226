// What Russian and Ukrainian write onto a name. Pure.

/** A folded name without its case ending. */
export function withoutSlavicEnding(word: string): string {
  return word.replace(/(ами|ями|ого|ому|ах|ях|ом|ем|ём|ой|ою|ею|ей|ов|ам|ям|[аеиоуыьюяйіє])$/, '')
}
