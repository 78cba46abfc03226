// What is odd about a feed that was read, as a word of core/trouble.ts. Pure.
import type { FeedNote } from '../../core/trouble.ts'

export function noteOf(items: { publishedAt: Date | null }[]): FeedNote | null {
  if (items.length === 0) return 'empty'
  return items.every(({ publishedAt }) => publishedAt === null) ? 'undated' : null
}
