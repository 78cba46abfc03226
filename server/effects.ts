// The real effects of the journey: the network, the store, and the standing queries as they are now.

import { parseQuery } from '../core/query/parse.ts'
import type { Config } from './config.ts'
import { createFetcher, type Fetcher } from './fetch/fetch-feed.ts'
import { createFullText } from './full-text/full-text.ts'
import { loadGazetteer } from './gazetteer/gazetteer.ts'
import type { IngestEffects } from './ingest.ts'
import { log } from './log.ts'
import { createEnrich } from './pipeline/enrich.ts'
import { Matcher } from './pipeline/matcher.ts'
import { standingQueries } from './store/alerts.ts'
import { knownKeys, storeBatch } from './store/batch.ts'
import { endIsolated, storeIsolated } from './store/isolate.ts'
import { endPoll, giveBack } from './store/schedule.ts'

/** Loads the gazetteer and opens the network; close() ends connections that are kept open. */
export async function createEffects(
  config: Pick<Config, 'allowPrivateHosts' | 'pollMinSeconds'>,
  fetcher: Pick<Fetcher, 'fetchFeed' | 'close'> = createFetcher({ allowPrivateHosts: config.allowPrivateHosts }),
): Promise<IngestEffects & { close(): Promise<void> }> {
  const gazetteer = await loadGazetteer()
  const matcher = new Matcher()
  const enrich = createEnrich(gazetteer, matcher)
  let version: string | null = null
  const current = new Map<string, string>()

  // Asked before every batch: an alert that was answered with 201 catches whatever is stored after it.
  const refresh = async () => {
    const standing = await standingQueries(version)
    if (!standing) return
    version = standing.version
    const wanted = new Map(standing.queries.map(({ id, query }) => [id, query]))
    for (const [id, query] of current) if (wanted.get(id) !== query) matcher.remove(id)
    for (const [id, query] of wanted) {
      if (current.get(id) === query) continue
      const parsed = parseQuery(query)
      if (parsed.ok) matcher.add(id, parsed.query)
      else
        log('error', 'a stored alert no longer parses; it catches nothing', { alert: id, query, error: parsed.error })
    }
    current.clear()
    for (const [id, query] of wanted) current.set(id, query)
  }
  return {
    fetchFeed: fetcher.fetchFeed,
    knownKeys,
    storeBatch: async (claim, articles, outcome) => {
      const stored = await storeIsolated(articles, outcome, (some, end) => storeBatch(claim, some, end))
      for (const { row, reason } of stored?.refused ?? [])
        log('error', 'the database refused an article; the others of its poll are stored', {
          feed: claim.url,
          title: row.title.slice(0, 200),
          reason,
        })
      return stored?.ids ?? null
    },
    endPoll: (claim, outcome) => endIsolated(outcome, (end) => endPoll(claim, end)),
    giveBack,
    fullText: createFullText(fetcher.fetchFeed),
    enricher: async () => {
      await refresh()
      return enrich
    },
    now: () => new Date(),
    pollMinSeconds: config.pollMinSeconds,
    close: fetcher.close,
  }
}
