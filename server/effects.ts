// The real effects of the journey: the network, the store, and the standing queries as they are now.

import pLimit from 'p-limit'
import type { StandingCorrection } from '../core/places/corrections.ts'
import { parseQuery } from '../core/query/parse.ts'
import type { Config } from './config.ts'
import { createFetcher, type Fetcher } from './fetch/fetch-feed.ts'
import { createFullText } from './full-text/full-text.ts'
import { ReadLately } from './full-text/read-lately.ts'
import { createRobots } from './full-text/robots.ts'
import type { Gazetteer } from './gazetteer/gazetteer.ts'
import type { IngestEffects } from './ingest.ts'
import { log } from './log.ts'
import { areaFinder } from './pipeline/areas.ts'
import { createEnrich } from './pipeline/enrich.ts'
import { Matcher } from './pipeline/matcher.ts'
import { Line } from './pipeline/outage.ts'
import { standingQueries } from './store/alerts.ts'
import { Outdated } from './store/batch.ts'
import { standingCorrections } from './store/corrections.ts'
import { HOST_SPACING_SECONDS, hostOf, pageTurn, pauseHost as pausePaced, unpacedAddresses } from './store/hosts.ts'
import { endIsolated } from './store/isolate.ts'
import { type StandingVersions, standingVersions } from './store/news.ts'
import { located, openPlaceNames } from './store/place-names.ts'
import { linksKnownAt, recall, recallStarting, textsOf } from './store/recall.ts'
import { endPoll, giveBack, learnAddress } from './store/schedule.ts'
import { storePollIsolated } from './store-poll-isolated.ts'

/** Opens the network; close() ends connections that are kept open. */
export function createEffects(
  config: Pick<Config, 'allowPrivateHosts' | 'pollMinSeconds'>,
  gazetteer: Gazetteer,
  fetcher: Pick<Fetcher, 'fetchFeed' | 'close'> = createFetcher({ allowPrivateHosts: config.allowPrivateHosts }),
): IngestEffects & { close(): Promise<void> } {
  const isUnpaced = unpacedAddresses(config.allowPrivateHosts)
  const pauseHost = async (url: string, seconds: number) => {
    if (!isUnpaced(url)) await pausePaced(url, seconds)
  }
  const matcher = new Matcher()
  const robots = createRobots(fetcher.fetchFeed, Date.now)
  openPlaceNames(areaFinder(gazetteer))
  const corrections = followCorrections()
  const enrich = createEnrich(gazetteer, matcher, corrections.standing)
  let standing: StandingVersions | null = null
  const current = new Map<string, string>()

  // One after another: what an earlier one read must not come after a later one's.
  const inTurn = pLimit(1)
  const refresh = () =>
    inTurn(async () => {
      const now = await standingVersions()
      await Promise.all([refreshAlerts(now.alerts), corrections.refresh(now.corrections)])
      standing = now
      return now
    })
  const refreshAlerts = async (now: string) => {
    const found = await standingQueries(standing?.alerts ?? null, now)
    if (!found) return
    const wanted = new Map(found.queries.map(({ id, query }) => [id, query]))
    for (const [id, query] of current) if (wanted.get(id) !== query) matcher.remove(id)
    for (const [id, query] of wanted) {
      if (current.get(id) === query) continue
      const parsed = parseQuery(query)
      if (parsed.ok) matcher.add(id, located(parsed.query))
      else
        log('error', 'a stored alert no longer parses; it catches nothing', { alert: id, query, error: parsed.error })
    }
    current.clear()
    for (const [id, query] of wanted) current.set(id, query)
  }
  return {
    fetchFeed: fetcher.fetchFeed,
    recall,
    recallStarting,
    storePoll: async (claim, poll, enrichedWith) => {
      try {
        return (await storePollIsolated(claim, poll, enrichedWith))?.ids ?? null
      } catch (error) {
        if (!(error instanceof Outdated)) throw error
        await refresh()
        return 'outdated'
      }
    },
    endPoll: (claim, outcome) => endIsolated(outcome, (end) => endPoll(claim, end)),
    giveBack,
    fullText: createFullText(fetcher.fetchFeed, robots, { pageTurn, pauseHost }),
    readLately: new ReadLately(),
    textsOf,
    learnAddress: (claim, url) => learnAddress(claim, url, hostOf(url)),
    pauseHost,
    pageTurn,
    robots,
    linksKnownAt,
    pauseMs: Math.min(HOST_SPACING_SECONDS, config.pollMinSeconds) * 1_000,
    line: new Line(),
    enricher: async () => ({ enrich, standing: standing ?? (await refresh()) }),
    now: () => new Date(),
    chance: Math.random,
    pollMinSeconds: config.pollMinSeconds,
    close: fetcher.close,
  }
}

/** The analysts' corrections, as they are after a refresh() with their version of now. */
function followCorrections() {
  let version: string | null = null
  let standing: StandingCorrection[] = []
  return {
    standing: () => standing,
    refresh: async (now: string) => {
      const fresh = await standingCorrections(version, now)
      if (!fresh) return
      version = fresh.version
      standing = fresh.corrections
    },
  }
}
