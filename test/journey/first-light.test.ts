// The promise, whole: an article appears in a feed and a moment later stands on an analyst's screen. Real processes, a real
// database, a real socket; the founding dispatch where it is at hand.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { io, type Socket } from 'socket.io-client'
import type { ClientEvents, ServerEvents } from '../../core/events.ts'
import type { Alert, Article, Feed, Hit, Page, PlaceTally } from '../../core/model.ts'
import { type FeedServer, startFeedServer } from '../support/feed-server.ts'
import { type RunningRasid, startRasid, temporaryFolder, until } from '../support/rasid.ts'
import { foundingDispatch, NO_SEED } from '../support/seed.ts'

const ARRIVES_MS = 15_000

describe('first light', { skip: NO_SEED }, () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>
  let rasid: RunningRasid
  let source: FeedServer
  let socket: Socket<ServerEvents, ClientEvents>
  const added: Article[] = []
  const raised: Hit[] = []

  before(async () => {
    folder = await temporaryFolder()
    source = await startFeedServer('وكالة الاختبار', 'ar')
    rasid = await startRasid(folder.path, {}, { fromNothing: true })
    socket = io(rasid.address, { transports: ['websocket'], auth: { token: rasid.token } })
    socket.on('articles:added', (articles) => added.push(...articles))
    socket.on('alerts:raised', (hits) => raised.push(...hits))
    await until('the socket connects', 5_000, async () => socket.connected)
  })
  after(async () => {
    socket?.close()
    await rasid?.stop()
    await source?.close()
    await folder?.remove()
  })

  test('the dispatch reaches the socket, its places are tallied, its alert fires once with exact spans', async () => {
    const dispatch = foundingDispatch()
    const alert = await rasid.post<Alert>('/api/alerts', { name: 'Daraa strikes', query: 'درعا قصف' })
    await rasid.post<Feed>('/api/feeds', { url: source.url })
    source.items.push({ guid: 'dispatch-1', ...dispatch })

    const article = await until('articles:added', ARRIVES_MS, async () =>
      added.find(({ title }) => title === dispatch.title),
    )
    assert.equal(article.language, 'ar')
    assert.equal(article.feed, 'وكالة الاختبار')
    assert.equal(added.length, 1)

    const { items } = await rasid.get<Page<PlaceTally>>('/api/stats/places?role=event')
    const daraa = items.find(
      (place) => place.country === 'SY' && Math.abs(place.lat - 32.62) < 0.1 && Math.abs(place.lon - 36.1) < 0.1,
    )
    const astana = items.find(
      (place) => place.country === 'KZ' && Math.abs(place.lat - 51.18) < 0.2 && Math.abs(place.lon - 71.45) < 0.2,
    )
    assert.equal(daraa?.count, 1)
    assert.equal(astana?.count, 1)

    const hit = await until('alerts:raised', ARRIVES_MS, async () => raised[0])
    assert.equal(raised.length, 1)
    assert.equal(hit.alertId, alert.id)
    const whole = await rasid.get<Article & { text: string }>(`/api/articles/${article.id}`)
    const words = hit.spans.map(({ field, start, end }) =>
      (field === 'title' ? whole.title : whole.text).slice(start, end),
    )
    assert.ok(words.length >= 2)
    for (const word of words) assert.match(word, /^[وفبكل]?(ال)?(درعا|قصف(ت)?)$/)
    assert.ok(words.some((word) => word.endsWith('درعا')) && words.some((word) => word.includes('قصف')))

    const caught = await rasid.get<Page<Hit>>(`/api/alerts/${alert.id}/hits`)
    assert.equal(caught.items.length, 1)
  })

  test('what is listed again is stored once, and a reader who was away catches up exactly', async () => {
    const cursor = added.at(-1)?.cursor ?? null
    source.items.push({
      guid: 'later-1',
      title: 'هدوء في درعا بعد ليلة من القصف',
      text: 'قال سكان إن الهدوء عاد إلى درعا.',
    })
    await until('the later article', ARRIVES_MS, async () => added.find(({ title }) => title.startsWith('هدوء')))
    const missed = await socket.emitWithAck('articles:since', cursor)
    assert.deepEqual(
      missed.articles.map(({ title }) => title),
      ['هدوء في درعا بعد ليلة من القصف'],
    )
    const { items } = await rasid.get<Page<Article>>('/api/articles')
    assert.equal(items.length, 2)
  })

  test('history answers a query as the live stream did', async () => {
    const { items } = await rasid.get<Page<Article>>(`/api/articles?q=${encodeURIComponent('استانة')}`)
    assert.deepEqual(
      items.map(({ title }) => title),
      [foundingDispatch().title],
    )
    const none = await rasid.get<Page<Article>>(`/api/articles?q=${encodeURIComponent('"قصف درعا استانة"')}`)
    assert.equal(none.items.length, 0)
  })

  test('mistakes are told in one shape, with the place', async () => {
    const response = await fetch(`${rasid.address}/api/alerts`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...rasid.auth },
      body: JSON.stringify({ query: 'NOT درعا' }),
    })
    assert.equal(response.status, 400)
    assert.match(response.headers.get('content-type') ?? '', /application\/problem\+json/)
    const problem = (await response.json()) as { status: number; title: string; detail: string; at: number }
    assert.equal(problem.status, 400)
    assert.equal(typeof problem.at, 'number')
    const missing = await fetch(`${rasid.address}/api/articles/999999`, { headers: rasid.auth })
    assert.equal(missing.status, 404)
  })

  test('a page that points its own name at this machine is refused, on HTTP and on the socket', async () => {
    const { status } = await askAs(rasid.address, '/api/feeds', { host: 'evil.example' })
    assert.equal(status, 403)
    const foreign = await askAs(rasid.address, '/socket.io/?EIO=4&transport=polling', { origin: 'http://evil.example' })
    assert.equal(foreign.status, 403)
  })
})

async function askAs(address: string, path: string, headers: Record<string, string>): Promise<{ status: number }> {
  const { request } = await import('node:http')
  return new Promise((resolve, reject) => {
    const ask = request(`${address}${path}`, { headers }, (response) => {
      response.resume()
      resolve({ status: response.statusCode ?? 0 })
    })
    ask.on('error', reject)
    ask.end()
  })
}
