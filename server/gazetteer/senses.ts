// What a word is besides the name of a place: an everyday word of a language, a first name, a surname. Read from the table in
// data/words.tsv: one line a list, `word:class` each, class 1 the most frequent. Unknown words have no sense.

export const SENSE_LISTS = ['ar', 'arDictionary', 'en', 'fa', 'first', 'he', 'ru', 'surname', 'tr', 'uk'] as const
export type SenseList = (typeof SENSE_LISTS)[number]

export type Senses = {
  /** The word's frequency class in a list, 1 the most frequent … 6; 0 where the list lacks it. */
  of(word: string, list: SenseList): number
}

const BITS = 3

export function createSenses(table: string): Senses {
  const senses = new Map<string, number>()
  for (const line of table.split('\n')) {
    const [name = '', words = ''] = line.split('\t')
    const shift = SENSE_LISTS.indexOf(name as SenseList) * BITS
    if (shift < 0) continue
    for (const entry of words.split(' ')) {
      const at = entry.indexOf(':')
      const word = at === -1 ? entry : entry.slice(0, at)
      const rank = at === -1 ? 1 : Number(entry.slice(at + 1))
      senses.set(word, (senses.get(word) ?? 0) | (rank << shift))
    }
  }
  return { of: (word, list) => ((senses.get(word) ?? 0) >> (SENSE_LISTS.indexOf(list) * BITS)) & 7 }
}
