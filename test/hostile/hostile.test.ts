// The hostile web: every behaviour through the real journey, poller, fetch, parser and a PostgreSQL of its own, all at once. What
// comes of each is asserted, and of all of them that nothing harmful was stored; the score is printed.

import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { inspect } from 'node:util'
import { Parser } from 'htmlparser2'
import type { FeedPolled } from '../../core/events.ts'
import { createEffects } from '../../server/effects.ts'
import { createFetcher, type Timeouts } from '../../server/fetch/fetch-feed.ts'
import { loadGazetteer } from '../../server/gazetteer/gazetteer.ts'
import { setLogLevel } from '../../server/log.ts'
import { type Poller, startPoller } from '../../server/poller.ts'
import { db } from '../../server/store/client.ts'
import { addFeeds, changeFeed, pollSoon } from '../../server/store/feeds.ts'
import { openShelf } from '../store/shelf.ts'
import type { Behaviour, StoredArticle } from './behaviour.ts'
import { BODIES } from './bodies.ts'
import { CHARSETS } from './charsets.ts'
import { CONNECTIONS } from './connections.ts'
import { IDENTITIES } from './identities.ts'
import { ITEMS } from './items.ts'
import { MARKUP } from './markup.ts'
import { REDIRECTS } from './redirects.ts'
import { score } from './score.ts'
import { STATUSES } from './statuses.ts'
import { VALIDATORS } from './validators.ts'
import { type HostileWeb, resolve, startHostileWeb, WEB } from './web.ts'

const behaviours: Behaviour[] = [
  ...VALIDATORS,
  ...BODIES,
  ...CONNECTIONS,
  ...REDIRECTS,
  ...STATUSES,
  ...CHARSETS,
  ...MARKUP,
  ...IDENTITIES,
  ...ITEMS,
]
const LIMIT_MS = 55_000
// Longer than a busy machine takes for any good answer.
const PATIENT: Timeouts = { connectMs: 20_000, headersMs: 20_000, bodyMs: 20_000 }
const SHORT: Timeouts = { connectMs: 1_000, headersMs: 400, bodyMs: 400 }

describe('the hostile web', () => {
  let web: HostileWeb
  let close: () => Promise<void>
  const polled = new Map<string, FeedPolled>()
  const feedIds = new Map<string, string>()

  before(async () => {
    setLogLevel('error')
    const shelf = await openShelf()
    web = await startHostileWeb(behaviours)
    const fetcher = (timeouts: Timeouts) => createFetcher({ allowPrivateHosts: [WEB], timeouts, resolve })
    const [patient, short] = [fetcher(PATIENT), fetcher(SHORT)]
    const slow = new Set(behaviours.filter((one) => one.slow).map((one) => web.addressOf(one)))
    const real = createEffects({ allowPrivateHosts: [WEB], pollMinSeconds: 60 }, await loadGazetteer(), {
      fetchFeed: (request, stop) => (slow.has(request.url) ? short : patient).fetchFeed(request, stop),
      close: async () => void (await Promise.all([patient.close(), short.close()])),
    })
    // One poll in a hundred asks without conditions: by chance, which is no friend of an expected outcome.
    const effects = { ...real, chance: () => 0.5 }
    const { added } = await addFeeds(behaviours.map((one) => ({ url: web.addressOf(one), title: one.name })))
    for (const { id, title } of added) feedIds.set(title, id)
    const poller = await pollAll(effects)
    close = async () => {
      await poller.stop()
      await effects.close()
      await web.close()
      await shelf.close()
    }
  })
  after(() => close?.())

  /** Polls each as often as it wants to be, and resolves when all are done or the time is up. */
  async function pollAll(effects: Awaited<ReturnType<typeof createEffects>>): Promise<Poller> {
    const byId = new Map(behaviours.map((one) => [feedIds.get(one.name) as string, { one, left: one.polls ?? 1 }]))
    return new Promise((done) => {
      const late = setTimeout(() => done(poller), LIMIT_MS)
      const poller = startPoller(
        effects,
        (poll) => {
          const entry = byId.get(poll.feedId)
          if (!entry) return
          polled.set(entry.one.name, poll)
          web.pollEnded(entry.one.name)
          if (--entry.left > 0) return void pollSoon(poll.feedId)
          byId.delete(poll.feedId)
          void changeFeed(poll.feedId, { paused: true })
          if (byId.size > 0) return
          clearTimeout(late)
          done(poller)
        },
        { unpaced: [WEB] },
      )
    })
  }

  const stored = (name: string): Promise<StoredArticle[]> =>
    db().article.findMany({ where: { feedId: BigInt(feedIds.get(name) ?? 0) }, orderBy: { id: 'asc' } })

  for (const behaviour of behaviours) test(behaviour.name, async () => meets(behaviour))

  async function meets({ name, polls = 1, expect }: Behaviour): Promise<void> {
    const last = polled.get(name)
    assert.ok(last, 'its polls never ended')
    if (expect.says) assert.match(last.error ?? '', expect.says)
    else assert.equal(last.error, null)
    const articles = await stored(name)
    const found = articles.map(({ title }) => title.trim())
    if (Array.isArray(expect.titles)) assert.deepEqual(found.sort(), [...expect.titles].sort())
    else assert.equal(found.length, expect.titles ?? 0)
    const manners = web.manners.get(name)
    const allowed = expect.requests ?? polls
    assert.ok((manners?.requests ?? 0) <= allowed, `${manners?.requests} requests, ${allowed} allowed`)
    assert.deepEqual(manners?.faults, [])
    const waitSeconds = (Date.parse(last.nextPollAt) - Date.parse(last.at)) / 1000
    const [least, most] = expect.waits ?? [1, 86_401]
    assert.ok(waitSeconds >= least && waitSeconds <= most, `it waits ${waitSeconds} s`)
    if (expect.holds) assert.ok(expect.holds(articles), inspect(articles, { maxStringLength: 500 }))
  }

  test('nothing inside was reached', () => assert.deepEqual(web.trespasses, []))

  test('nothing harmful was stored', async () => {
    for (const article of await db().article.findMany({ include: { feed: { select: { title: true } } } })) {
      const { title, text, html, url, publishedAt, fetchedAt, feed } = article
      assert.doesNotMatch(`${title}${text}${html}${url}`, /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/, feed.title)
      assert.ok(url === null || /^https?:\/\//.test(url), `${feed.title}: ${url}`)
      assert.ok(publishedAt === null || publishedAt <= fetchedAt, feed.title)
      assert.deepEqual(dangers(html ?? ''), [], feed.title)
    }
  })

  test('the score', async (t) => {
    const articles = new Map<string, string[]>()
    for (const { name } of behaviours)
      articles.set(
        name,
        (await stored(name)).map(({ title }) => title.trim()),
      )
    const result = score(behaviours, articles, web.manners)
    t.diagnostic(JSON.stringify(result))
    assert.deepEqual(
      { lost: result.lost, doubled: result.doubled, impolite: result.impolite },
      { lost: 0, doubled: 0, impolite: 0 },
    )
    assert.ok(result.conditional > 0 && behaviours.length >= 80)
  })
})

/** What a browser would act on, as an HTML parser reads it. */
function dangers(html: string): string[] {
  const found: string[] = []
  const parser = new Parser({
    onopentag: (name, attributes) => {
      if (
        /^(script|style|iframe|object|embed|form|input|button|base|meta|link|svg|math|template|noscript|textarea|xmp)$/.test(
          name,
        )
      )
        found.push(name)
      for (const [attribute, value] of Object.entries(attributes)) {
        if (/^(on|style|srcdoc|srcset|formaction|id|name)/.test(attribute)) found.push(attribute)
        if (/^(href|src|cite|poster)$/.test(attribute) && !/^(https?:|mailto:|#)/i.test(value)) found.push(value)
      }
    },
  })
  parser.end(html)
  return found
}
