// What a query would have caught: the same evaluator over stored articles that the live matcher runs on arriving ones.
import type { Article, MatchSpan, TimelinePoint } from '../../core/model.ts'
import type { Query } from '../../core/query/ast.ts'
import { matchQuery } from '../../core/query/match.ts'
import { analyseDocument } from '../../core/text/document.ts'
import { articlesInOrder } from './articles.ts'
import { matchingRows } from './matching-rows.ts'
import { located } from './place-names.ts'
import { toDocument } from './search.ts'
import { BUCKET_MS } from './stats.ts'

export type Backtest = {
  total: number
  /** The newest, at most 20. */
  hits: { article: Article; spans: MatchSpan[] }[]
  /** One point a day, days without any included. */
  histogram: TimelinePoint[]
}

const SHOWN_HITS = 20
const BATCH = 500

export async function backtestQuery(asked: Query, since: Date, until: Date): Promise<Backtest> {
  const query = located(asked)
  const perDay = new Map<number, number>()
  const shown: { id: bigint; spans: MatchSpan[] }[] = []
  let total = 0
  for await (const row of matchingRows({ query, since, until }, null, BATCH)) {
    total++
    const day = Math.floor(row.at.getTime() / BUCKET_MS.day) * BUCKET_MS.day
    perDay.set(day, (perDay.get(day) ?? 0) + 1)
    if (shown.length < SHOWN_HITS)
      shown.push({ id: row.id, spans: matchQuery(query, analyseDocument(toDocument(row))) ?? [] })
  }
  const histogram: TimelinePoint[] = []
  for (
    let from = Math.floor(since.getTime() / BUCKET_MS.day) * BUCKET_MS.day;
    from < until.getTime();
    from += BUCKET_MS.day
  ) {
    histogram.push({
      from: new Date(from).toISOString(),
      to: new Date(from + BUCKET_MS.day).toISOString(),
      count: perDay.get(from) ?? 0,
    })
  }
  const articles = await articlesInOrder(shown.map(({ id }) => id))
  const spansOf = new Map(shown.map(({ id, spans }) => [String(id), spans]))
  const hits = articles.map((article) => ({ article, spans: spansOf.get(article.id) ?? [] }))
  return { total, hits, histogram }
}
