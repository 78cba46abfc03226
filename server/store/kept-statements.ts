// Statements that are sent with every poll, which the database reads and plans once a connection instead of every time. These alone: a plan
// for all values is the wrong one for a search. Pure but for what it has counted.
import { Prisma } from '../../prisma/generated/client.ts'

const MARK = '/* kept */'
/** Stands at the beginning of a statement that is to be kept. */
export const KEPT = Prisma.raw(MARK)

// What a poll came to makes several statements of one. The usual are kept: one of a batch has 0.4 MB in each connection.
const USUAL = 8
const MOST_KEPT = 24
const MOST_COUNTED = 500

const counts = new Map<string, number>()
const names = new Map<string, string>()

/** The name under which a statement is kept, once it has proved usual. */
export function nameOf({ sql }: { sql: string }): string | undefined {
  if (!sql.trimStart().startsWith(MARK)) return undefined
  const name = names.get(sql)
  if (name !== undefined || names.size >= MOST_KEPT) return name
  const count = (counts.get(sql) ?? 0) + 1
  if (counts.size >= MOST_COUNTED) counts.clear()
  counts.set(sql, count)
  if (count < USUAL) return undefined
  counts.delete(sql)
  names.set(sql, `kept ${names.size + 1}`)
  return names.get(sql)
}
