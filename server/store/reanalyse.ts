// Makes terms anew that an older analyser made: newest first, a few at a time, while everything goes on. Searching looks into
// what is not done yet article by article, so there is no gap.
import { analyseDocument } from '../../core/text/document.ts'
import { indexTerms } from '../../core/text/term-index.ts'
import { ANALYSER_VERSION } from '../../core/text/terms.ts'
import { termVectors } from './binary-array.ts'
import { db } from './client.ts'

/** Takes up to `limit` articles; answers how many it made anew, 0 when none is left. */
export async function reanalyse(limit: number): Promise<number> {
  const rows = await db().$queryRaw<{ id: bigint; title: string; text: string; language: string }[]>`
    select id, title, text, language from article where analyser < ${ANALYSER_VERSION}
    order by analyser desc, id desc limit ${limit}`
  if (rows.length === 0) return 0
  const made = rows.map((row) => ({ id: row.id, ...indexTerms(analyseDocument(row)) }))
  await db().$executeRaw`
    update article set terms = made.vector, crowded = made.crowded, analyser = ${ANALYSER_VERSION}
    from unnest(${made.map(({ id }) => id)}::int8[], ${termVectors(made.map(({ vector }) => vector))}::tsvector[],
      ${made.map(({ crowded }) => crowded)}::bool[]) as made(id, vector, crowded)
    where article.id = made.id and article.analyser < ${ANALYSER_VERSION}`
  return rows.length
}
