// Which articles' pages were read anew a moment ago: a lead that counts readers or minutes is another one at every poll, and its
// page need not be asked for with each. Kept in memory alone: who forgets asks once more.

const LATELY_MS = 3_600_000
const MOST_KEPT = 10_000

export class ReadLately {
  private readonly read = new Map<bigint, { title: string; at: number }>()

  /** Whether an article's page was read under this headline less than an hour ago. */
  has(articleId: bigint, title: string, now: Date): boolean {
    const last = this.read.get(articleId)
    return last !== undefined && last.title === title && now.getTime() - last.at < LATELY_MS
  }

  note(articleId: bigint, title: string, now: Date): void {
    this.read.delete(articleId)
    this.read.set(articleId, { title, at: now.getTime() })
    const [oldest] = this.read.keys()
    if (this.read.size > MOST_KEPT && oldest !== undefined) this.read.delete(oldest)
  }
}
