// Rasid and a hub, both real: subscribed, asked back, pushed to, renewed; a hub that lies, denies or falls silent is noticed.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Article, Feed, Page } from '../../core/model.ts'
import type { SubscriptionFacts } from '../../server/store/subscriptions.ts'
import { freePort, type RunningRasid, startRasid, temporaryFolder, until } from '../support/rasid.ts'
import { startWebServer, type WebServer } from '../support/web-server.ts'
import { type Hub, rss, startHub } from './hub.ts'

const SOON_MS = 20_000

describe('push', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>
  let hub: Hub
  let site: WebServer
  let rasid: RunningRasid
  let titles = ['The ferry is back']
  let named: 'in the feed' | 'in headers' = 'in the feed'

  before(async () => {
    folder = await temporaryFolder()
    hub = await startHub()
    site = await startWebServer((request, response) => {
      const path = request.url ?? '/'
      const link = `<${hub.url}>; rel=hub, <${site.origin}${path}>; rel="self"`
      response.writeHead(200, {
        'Content-Type': 'application/rss+xml',
        ...(named === 'in headers' ? { Link: link } : {}),
      })
      response.end(
        rss(
          named === 'in the feed' ? hub.url : null,
          titles.map((title) => (path === '/feed' ? title : `${title}, ${path}`)),
        ),
      )
    })
    const port = await freePort()
    rasid = await startRasid(folder.path, {
      PORT: String(port),
      PUBLIC_URL: `http://127.0.0.1:${port}/`,
      POLL_MIN_SECONDS: '3600',
    })
  })
  after(async () => {
    await rasid?.stop()
    await Promise.all([hub?.close(), site?.close()])
    await folder?.remove()
  })

  type Told = Feed & { push: SubscriptionFacts | null }
  const feedOf = (id: string) => rasid.get<Told>(`/api/feeds/${id}`)
  const add = async (path: string) => (await rasid.post<Feed>('/api/feeds', { url: `${site.origin}${path}` })).id
  const inState = (id: string, state: string) =>
    until(`${state}`, SOON_MS, async () => {
      const feed = await feedOf(id)
      return feed.push?.state === state && feed
    })
  const stored = async () => (await rasid.get<Page<Article>>('/api/articles')).items.map(({ title }) => title)
  const poll = async (id: string) => {
    const before = (await feedOf(id)).lastPollAt
    await rasid.post(`/api/feeds/${id}/poll`, {})
    await until('polled', SOON_MS, async () => (await feedOf(id)).lastPollAt !== before)
  }
  let id = ''

  test('a feed that names a hub is subscribed to, and the hub is told that we meant it', async () => {
    id = await add('/feed')
    const { push } = await inState(id, 'active')
    assert.equal(push?.hub, hub.url)
    assert.equal(push?.topic, `${site.origin}/feed`)
    const leftMs = Date.parse(push?.leaseEndsAt ?? '') - Date.now()
    assert.ok(leftMs > 3_500_000 && leftMs <= 3_600_000)
    assert.equal(hub.asked.length, 1)
    assert.ok((hub.asked[0]?.secret.length ?? 0) >= 32 && Number(hub.asked[0]?.leaseSeconds) > 86_400)
    assert.ok(!JSON.stringify(push).includes(hub.asked[0]?.secret ?? ''))
  })

  test('the challenge comes back to the letter; what we never asked for is refused', async () => {
    const asked = { 'hub.mode': 'subscribe', 'hub.lease_seconds': '3600', 'hub.challenge': 'a+b/c= <d>' }
    assert.deepEqual(await hub.verify(asked), { status: 200, text: 'a+b/c= <d>' })
    assert.equal((await hub.verify({ ...asked, 'hub.topic': 'https://other.example/' })).status, 404)
    assert.equal((await hub.verify({ ...asked, 'hub.mode': 'unsubscribe' })).status, 404)
    const { callback } = hub.asked[0] ?? { callback: '' }
    assert.equal((await fetch(`${callback}x?hub.mode=subscribe`)).status, 404)
    assert.equal((await fetch(callback, { method: 'DELETE' })).status, 405)
  })

  test('what is pushed and signed is stored without a poll, once, whatever the method', async () => {
    const asked = site.requests.length
    for (const method of ['sha1', 'sha256', 'sha384', 'sha512']) {
      const title = `Pushed with ${method}`
      assert.equal(await hub.push(rss(hub.url, [title]), { method }), 202)
      assert.equal(await hub.push(rss(hub.url, [title]), { method }), 202)
      await until(title, SOON_MS, async () => (await stored()).includes(title))
      titles = [title, ...titles]
    }
    await until('the last push is done with', SOON_MS, async () => (await feedOf(id)).push?.pushes === 8)
    assert.equal(site.requests.length, asked)
    const { push, nextPollAt, articleCount } = await feedOf(id)
    assert.equal(push?.pushes, 8)
    assert.equal(articleCount, 5)
    assert.ok(Date.parse(nextPollAt) - Date.now() > 1_000_000, 'the schedule stays as it was')
    await poll(id)
    assert.equal((await feedOf(id)).articleCount, 5, 'a poll that finds what was pushed stores nothing twice')
    assert.equal((await feedOf(id)).push?.state, 'active')
  })

  test('what is not signed, or wrongly, is taken and not believed; what is no feed harms nobody', async () => {
    for (const secret of [null, 'guessed']) assert.equal(await hub.push(rss(null, ['Forged']), { secret }), 202)
    assert.equal(await hub.push('<html>no feed'), 202)
    assert.equal(await hub.push('x'.repeat(11 * 1024 * 1024)), 413)
    assert.equal(await hub.push(rss(hub.url, ['After the forgery'])), 202)
    await until('the next', SOON_MS, async () => (await stored()).includes('After the forgery'))
    assert.ok(!(await stored()).includes('Forged'))
    assert.equal((await feedOf(id)).health, 'ok')
    titles = ['After the forgery', ...titles]
  })

  test('a hub that never pushes what polls find is noticed, and one push makes it good', async () => {
    for (const title of ['Unpushed 1', 'Unpushed 2', 'Unpushed 3']) {
      titles = [title, ...titles]
      await poll(id)
    }
    await inState(id, 'silent')
    assert.match(rasid.said(), /a hub does not push what polls find/)
    await hub.push(rss(hub.url, ['Pushed again']))
    await inState(id, 'active')
  })

  test('a hub in the headers; one that denies; one that refuses', async () => {
    named = 'in headers'
    hub.mood = 'deny'
    const { push } = await inState(await add('/denied'), 'denied')
    assert.equal(push?.reason, 'Not for you.')
    assert.equal(push?.topic, `${site.origin}/denied`)
    hub.mood = 'refuse'
    const refused = await add('/refused')
    const told = await until('refused', SOON_MS, async () => (await feedOf(refused)).push?.reason)
    assert.equal(told, 'The hub answered 400: No such topic here.')
    hub.mood = 'yes'
  })

  test('a feed whose hub pushes is polled less often, but is polled', async () => {
    const port = await freePort()
    const own = await temporaryFolder()
    const eager = await startRasid(own.path, { PORT: String(port), PUBLIC_URL: `http://127.0.0.1:${port}` })
    try {
      const { id } = await eager.post<Feed>('/api/feeds', { url: `${site.origin}/often` })
      const told = () => eager.get<Told>(`/api/feeds/${id}`)
      const leftMs = async () => Date.parse((await told()).nextPollAt) - Date.now()
      await until('a lease', SOON_MS, async () => (await told()).push?.state === 'active')
      assert.ok((await leftMs()) < 60_000, 'a promise alone slows nothing')
      await hub.push(rss(hub.url, ['Pushed in time']))
      await until('patience', SOON_MS, async () => (await leftMs()) > 500_000)
      assert.ok((await leftMs()) <= 600_000)
      assert.equal(await eager.stop(), 0)
    } finally {
      await own.remove()
    }
  })

  test('stopping does not wait for hubs', async () => {
    assert.equal(await rasid.stop(), 0)
  })
})
