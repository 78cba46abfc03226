// Thirty SIGKILLs at moments of chance while two thousand articles appear: nothing is lost, nothing doubled, no hit
// missed. The same feeds read without a kill are the measure. KILLS, ARTICLES and SEED make it longer, shorter or repeatable.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Alert, Article, Feed, Hit, Page } from '../../core/model.ts'
import { type Newsroom, startNewsroom } from '../../server/newsroom/newsroom.ts'
import { type RunningRasid, startRasid, temporaryFolder, until } from '../support/rasid.ts'

const KILLS = Number(process.env.KILLS ?? 30)
const ARTICLES = Number(process.env.ARTICLES ?? 2_000)
const SEED = Number(process.env.SEED ?? Date.now() % 100_000)
const FEEDS = 12
const QUERIES = [
  'درعا',
  'Daraa OR Aleppo',
  'غارة OR قصف',
  'Россия OR Киев',
  'deprem OR saldırı',
  'حلب NOT درعا',
  '"in Aleppo"',
]
const SETTLE_MS = 120_000

const folder = await temporaryFolder()
const quiet = await temporaryFolder()
const newsroom = await startNewsroom({ seed: SEED, feeds: FEEDS, windowSize: 10_000, edits: false, autoStart: false })
after(async () => {
  await newsroom.close()
  await folder.remove()
  await quiet.remove()
})

test(`${KILLS} kills, ${ARTICLES} articles, seed ${SEED}: exactly what a run without kills gives`, {
  timeout: 900_000,
}, async (t) => {
  let rasid = await startRasid(folder.path)
  await setUp(rasid, newsroom)
  const chance = random(SEED)
  for (let kill = 0; kill < KILLS; kill++) {
    publishShare(newsroom, Math.ceil(ARTICLES / KILLS))
    await new Promise((resolve) => setTimeout(resolve, chance() * 1_500))
    await rasid.kill()
    rasid = await startRasid(folder.path)
  }
  const withKills = await outcome(rasid, newsroom)
  await rasid.stop()

  const calm = await startRasid(quiet.path)
  await setUp(calm, newsroom)
  const without = await outcome(calm, newsroom)
  await calm.stop()

  t.diagnostic(`${withKills.articles.length} articles, ${withKills.hits.length} hits`)
  assert.equal(newsroom.ledger.length, ARTICLES)
  assert.equal(withKills.articles.length, ARTICLES)
  assert.equal(new Set(withKills.articles).size, ARTICLES, 'none doubled')
  assert.ok(withKills.hits.length > 0)
  assert.deepEqual(withKills.hits, without.hits)
})

function publishShare(newsroom: Newsroom, share: number): void {
  newsroom.publish(Math.max(0, Math.min(share, ARTICLES - newsroom.ledger.length)))
}

async function setUp(rasid: RunningRasid, newsroom: Newsroom): Promise<void> {
  for (const query of QUERIES) await rasid.post<Alert>('/api/alerts', { query })
  for (const { url } of newsroom.feeds) await rasid.post<Feed>('/api/feeds', { url })
}

/** Once everything published is stored: the articles' addresses, and which alert caught which, in order. */
async function outcome(rasid: RunningRasid, newsroom: Newsroom): Promise<{ articles: string[]; hits: string[] }> {
  await until(
    'everything published is stored',
    SETTLE_MS,
    async () => (await rasid.get<{ articles: number }>('/api/health')).articles >= newsroom.ledger.length,
  )
  const articles = await all<Article>(rasid, '/api/articles')
  const hits: string[] = []
  for (const { id, query } of (await rasid.get<Page<Alert>>('/api/alerts')).items) {
    for (const hit of await all<Hit & { article: Article }>(rasid, `/api/alerts/${id}/hits`))
      hits.push(`${query} ${hit.article.url}`)
  }
  return { articles: articles.map((article) => article.url ?? article.id).sort(), hits: hits.sort() }
}

async function all<T>(rasid: RunningRasid, path: string): Promise<T[]> {
  const items: T[] = []
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page: Page<T> = await rasid.get(`${path}?limit=500${cursor ? `&cursor=${cursor}` : ''}`)
    items.push(...page.items)
    cursor = page.next
  }
  return items
}

/** Mulberry32: the same moments for the same seed. */
function random(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
