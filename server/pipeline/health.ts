// What is odd about a feed that was read, as a word of core/trouble.ts. Pure.
import type { FeedNote } from '../../core/trouble.ts'

export function noteOf(items: { publishedAt: Date | null; ahead: boolean }[]): FeedNote | null {
  if (items.length === 0) return 'empty'
  if (items.every(({ publishedAt }) => publishedAt === null)) return 'undated'
  return items.some(({ ahead }) => ahead) ? 'ahead' : null
}

/** What only a document that was read can take back. */
export const isOfDocument = (note: FeedNote | null): boolean =>
  note === 'empty' || note === 'undated' || note === 'ahead'
