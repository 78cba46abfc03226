// Where a place that was missed is written: the articles of history that an addition reaches, and what it would add to them.
import type { CorrectionPreview } from '../../core/model.ts'
import type { StandingCorrection } from '../../core/places/corrections.ts'
import { parseQuery } from '../../core/query/parse.ts'
import { db } from './client.ts'
import { matchingRows } from './matching-rows.ts'
import { type Transaction, wouldMake } from './recorrect.ts'

const BATCH = 500
const SAMPLES = 5
// Characters about a name in a sample.
const [BEFORE, AROUND] = [59, 180]

/** Ids of the stored articles that say these words, newest first; `feedId` null: of every feed. */
export async function articlesThatSay(words: string, feedId: bigint | null): Promise<bigint[]> {
  const parsed = parseQuery(`"${words.replaceAll('"', ' ')}"`)
  if (!parsed.ok) return []
  const ids: bigint[] = []
  const filter = { query: parsed.query, ...(feedId === null ? {} : { feed: String(feedId) }) }
  for await (const { id } of matchingRows(filter, null, BATCH)) ids.push(id)
  return ids
}

/** What an addition would add to these articles, with samples in their order. */
export async function previewMissed(
  tx: Transaction,
  ids: bigint[],
  addition: StandingCorrection,
): Promise<CorrectionPreview> {
  const preview: CorrectionPreview = { articles: 0, mentions: 0, samples: [] }
  for (let at = 0; at < ids.length; at += BATCH) {
    const batch = ids.slice(at, at + BATCH)
    const made = new Map((await wouldMake(tx, batch, [addition])).map(({ id, mentions }) => [id, mentions]))
    const touched = batch.filter((id) => (made.get(id)?.length ?? 0) > 0)
    preview.articles += touched.length
    for (const id of touched) preview.mentions += made.get(id)?.length ?? 0
    const shown = touched.slice(0, SAMPLES - preview.samples.length)
    const articles = await db().article.findMany({ where: { id: { in: shown } }, include: { feed: true } })
    for (const id of shown) {
      const article = articles.find((each) => each.id === id)
      const mention = made.get(id)?.[0]
      if (!article || !mention) continue
      const text = mention.field === 'title' ? article.title : article.text
      const from = Math.max(0, mention.start - BEFORE)
      preview.samples.push({
        articleId: String(id),
        title: article.title,
        language: article.language,
        feed: article.feed.title,
        surface: mention.surface,
        around: text.slice(from, from + AROUND),
      })
    }
  }
  return preview
}
