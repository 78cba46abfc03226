// The order in which PostgreSQL keeps an article's terms, so that it need not sort them: by their bytes. Comparing strings would cost more
// than that saves; here each term has a rank among all that are known, and numbers are sorted. Pure.

// So many terms wait for a rank, and one for every 256 that have theirs: giving it costs a walk over all, waiting a search an article.
const MOST_WAITING = 128
const FIRST_TERMS = 8_192

export class TermOrder {
  private readonly terms: string[] = []
  /** Of each term, NONE while it waits. */
  private ranks = new Int32Array(FIRST_TERMS)
  private byRank: number[] = []
  private waiting: number[] = []
  private ranksOfArticle = new Int32Array(512)
  private sorted: number[] = []

  /** The next number is this term's. */
  add(term: string): void {
    const number = this.terms.push(term) - 1
    if (number === this.ranks.length) {
      const larger = new Int32Array(number * 2)
      larger.set(this.ranks)
      this.ranks = larger
    }
    this.ranks[number] = NONE
    this.waiting.push(number)
    if (this.waiting.length > MOST_WAITING + (number >> 8)) this.rank()
  }

  /** The first so many of these terms in order; good until it is asked again. */
  sort(numbers: number[], count: number): number[] {
    if (count > this.ranksOfArticle.length) this.ranksOfArticle = new Int32Array(count * 2)
    const { ranks, byRank, ranksOfArticle, sorted } = this
    sorted.length = 0
    let known = 0
    for (let i = 0; i < count; i++) {
      const rank = ranks[numbers[i] as number] as number
      if (rank !== NONE) ranksOfArticle[known++] = rank
    }
    ranksOfArticle.subarray(0, known).sort()
    for (let i = 0; i < known; i++) sorted.push(byRank[ranksOfArticle[i] as number] as number)
    if (known === count) return sorted
    for (let i = 0; i < count; i++) {
      const number = numbers[i] as number
      if (ranks[number] === NONE) sorted.splice(this.placeOf(number, sorted), 0, number)
    }
    return sorted
  }

  private rank(): void {
    const late = this.waiting.sort((a, b) => (this.isBefore(a, b) ? -1 : 1))
    const merged: number[] = []
    let next = 0
    for (const number of late) {
      const end = this.placeOf(number, this.byRank, next)
      while (next < end) merged.push(this.byRank[next++] as number)
      merged.push(number)
    }
    while (next < this.byRank.length) merged.push(this.byRank[next++] as number)
    for (let rank = 0; rank < merged.length; rank++) this.ranks[merged[rank] as number] = rank
    this.byRank = merged
    this.waiting = []
  }

  /** Where a term belongs among sorted ones, from `first` on. */
  private placeOf(number: number, among: number[], first = 0): number {
    let [low, high] = [first, among.length]
    while (low < high) {
      const middle = (low + high) >>> 1
      if (this.isBefore(among[middle] as number, number)) low = middle + 1
      else high = middle
    }
    return low
  }

  /** By units of UTF-16: another order than by bytes for signs beyond the first 65,536 alone, and then PostgreSQL sorts. */
  private isBefore(a: number, b: number): boolean {
    return (this.terms[a] as string) < (this.terms[b] as string)
  }
}

const NONE = -1
