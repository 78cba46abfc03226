// How common each term is in the articles that came by: what it costs to file a query under it.

// The first judgement after this many articles, then each time that they have quadrupled.
const FIRST_JUDGEMENT = 64

export class TermCosts {
  private articles = 0
  private seenIn: number[] = []
  private judgeAt = FIRST_JUDGEMENT
  /** Whether enough came by since the last judgement that it is worth filing anew; true once. */
  areNew = false

  /** Takes note of one article's terms, each given once. */
  learn(present: number[]): void {
    for (const term of present) this.seenIn[term] = (this.seenIn[term] ?? 0) + 1
    this.areNew = ++this.articles === this.judgeAt
    if (this.areNew) this.judgeAt *= 4
  }

  /** The share of articles that hold it, and a little for each query that is filed there already. */
  of(term: number, filed: number): number {
    const known = this.articles >= FIRST_JUDGEMENT
    return known ? ((this.seenIn[term] ?? 0) + 0.5) / this.articles + filed / 1e7 : filed + 1
  }
}
