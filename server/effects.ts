// The real effects of the journey: the network, the store, and the standing queries as they are now.

import type { StandingCorrection } from '../core/places/corrections.ts'
import { parseQuery } from '../core/query/parse.ts'
import type { Config } from './config.ts'
import { createFetcher } from './fetch/fetch-feed.ts'
import type { Gazetteer } from './gazetteer/gazetteer.ts'
import type { IngestEffects } from './ingest.ts'
import { log } from './log.ts'
import { createEnrich } from './pipeline/enrich.ts'
import { Matcher } from './pipeline/matcher.ts'
import { standingQueries } from './store/alerts.ts'
import { knownKeys, storeBatch } from './store/batch.ts'
import { correctArticles, standingCorrections } from './store/corrections.ts'
import { endPoll } from './store/schedule.ts'

/** Opens the network; close() ends connections that are kept open. */
export function createEffects(config: Config, gazetteer: Gazetteer): IngestEffects & { close(): Promise<void> } {
  const fetcher = createFetcher({ allowPrivateHosts: config.allowPrivateHosts })
  const matcher = new Matcher()
  const corrections = followCorrections()
  const enrich = createEnrich(gazetteer, matcher, corrections.standing)
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
    // A correction that was made while these articles were analysed holds for them too.
    storeBatch: async (claim, articles, outcome) => {
      const ids = await storeBatch(claim, articles, outcome)
      if (ids && ids.length > 0 && (await corrections.refresh())) await correctArticles(ids)
      return ids
    },
    endPoll,
    enricher: async () => {
      await Promise.all([refresh(), corrections.refresh()])
      return enrich
    },
    now: () => new Date(),
    pollMinSeconds: config.pollMinSeconds,
    close: fetcher.close,
  }
}

/** The analysts' corrections as they are now; refresh() tells whether they changed. */
function followCorrections() {
  let version: string | null = null
  let standing: StandingCorrection[] = []
  return {
    standing: () => standing,
    refresh: async () => {
      const fresh = await standingCorrections(version)
      if (!fresh) return false
      version = fresh.version
      standing = fresh.corrections
      return true
    },
  }
}
