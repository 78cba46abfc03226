// Which articles' pages were read anew a moment ago: a lead that counts readers or minutes is another one at every poll, and its
// page need not be asked for with each. Kept in memory alone: who forgets asks once more.
import { hash } from 'node:crypto'
import type { NormalisedItem } from '../pipeline/normalise.ts'

const LATELY_MS = 3_600_000
const MOST_KEPT = 10_000
const NUMBERS = /\p{N}+/gu

type Said = Pick<NormalisedItem, 'title' | 'text'>

export class ReadLately {
  private readonly read = new Map<bigint, { said: string; at: number }>()

  /** Whether an article's page was read less than an hour ago, when its feed said the same but for numbers in its lead. */
  has(articleId: bigint, said: Said, now: Date): boolean {
    const last = this.read.get(articleId)
    return last !== undefined && last.said === withoutNumbers(said) && now.getTime() - last.at < LATELY_MS
  }

  note(articleId: bigint, said: Said, now: Date): void {
    this.read.delete(articleId)
    this.read.set(articleId, { said: withoutNumbers(said), at: now.getTime() })
    const [oldest] = this.read.keys()
    if (this.read.size > MOST_KEPT && oldest !== undefined) this.read.delete(oldest)
  }
}

/** Briefly: what is kept of ten thousand articles is no copy of their texts. */
const withoutNumbers = ({ title, text }: Said) => hash('sha256', `${title}\n${text.replace(NUMBERS, '')}`, 'base64')
