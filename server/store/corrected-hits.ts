// Hits that a correction raises: an alert that asks for a place catches what is said to lie there now, in what was stored already.
// They say which correction raised them, so that nobody takes them for news, and they go when it is undone. What was caught before
// stays caught. Runs in the correction's own transaction.
import { asksForPlaces } from '../../core/query/asks.ts'
import type { Query } from '../../core/query/ast.ts'
import { matchQuery } from '../../core/query/match.ts'
import { parseQuery } from '../../core/query/parse.ts'
import { analyseDocument } from '../../core/text/document.ts'
import { located } from './place-names.ts'
import type { Transaction } from './recorrect.ts'
import { rowsWithPlaces, toDocument } from './search.ts'

// Articles whose texts are in memory at once.
const BATCH = 500

/** Raises what these articles' places, as they are now, are hits of. Answers how many hits were new. */
export async function raiseHits(tx: Transaction, correctionId: bigint, articleIds: bigint[]): Promise<number> {
  const alerts = await placeAlerts(tx)
  let raised = 0
  for (let at = 0; alerts.length > 0 && at < articleIds.length; at += BATCH) {
    const hits: { alertId: bigint; articleId: bigint; spans: string }[] = []
    for (const row of await rowsWithPlaces(tx, articleIds.slice(at, at + BATCH))) {
      const document = analyseDocument(toDocument(row))
      for (const { id, query } of alerts) {
        const spans = matchQuery(query, document)
        if (spans) hits.push({ alertId: id, articleId: row.id, spans: JSON.stringify(spans) })
      }
    }
    if (hits.length === 0) continue
    raised += await tx.$executeRaw`
      insert into hit (alert_id, article_id, spans, correction_id)
      select h.alert_id, h.article_id, h.spans::json, ${correctionId}
      from unnest(${hits.map((hit) => hit.alertId)}::int8[], ${hits.map((hit) => hit.articleId)}::int8[],
        ${hits.map((hit) => hit.spans)}::text[]) as h(alert_id, article_id, spans)
      order by h.article_id, h.alert_id on conflict (alert_id, article_id) do nothing`
  }
  return raised
}

/** Takes back what a correction raised. */
export const takeBackHits = (tx: Transaction, correctionId: bigint): Promise<number> =>
  tx.$executeRaw`delete from hit where correction_id = ${correctionId}`

/** Locked, as a batch of articles locks them, so that none is removed meanwhile. */
async function placeAlerts(tx: Transaction): Promise<{ id: bigint; query: Query }[]> {
  const rows = await tx.$queryRaw<{ id: bigint; query: string }[]>`
    select id, query from alert where not paused order by id for key share`
  return rows.flatMap(({ id, query }) => {
    const parsed = parseQuery(query)
    return parsed.ok && asksForPlaces(parsed.query) ? [{ id, query: located(parsed.query) }] : []
  })
}
