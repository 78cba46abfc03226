// The real effects of the journey: the network, the store, and the standing queries as they are now.

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
import { correctArticles, standingCorrections } from './store/corrections.ts'
import { HOST_SPACING_SECONDS, hostOf, pageTurn, pauseHost as pausePaced, unpacedAddresses } from './store/hosts.ts'
import { endIsolated } from './store/isolate.ts'
import { standingVersions } from './store/news.ts'
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
  let version: string | null = null
  const current = new Map<string, string>()

  // Asked before every batch: an alert that was answered with 201 catches whatever is stored after it.
  const refresh = async (now: string) => {
    const standing = await standingQueries(version, now)
    if (!standing) return
    version = standing.version
    const wanted = new Map(standing.queries.map(({ id, query }) => [id, query]))
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
    // A correction that was made between their analysis and their storing has not found these articles.
    storePoll: async (claim, poll, analysedWith) => {
      const stored = await storePollIsolated(claim, poll)
      if (stored === null) return null
      const touched = [...stored.ids.map(BigInt), ...poll.revisions.map(({ articleId }) => articleId)]
      if (touched.length > 0 && stored.corrections !== analysedWith) await correctArticles(touched)
      return stored.ids
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
    enricher: async () => {
      const now = await standingVersions()
      await Promise.all([refresh(now.alerts), corrections.refresh(now.corrections)])
      return { enrich, corrections: now.corrections }
    },
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
