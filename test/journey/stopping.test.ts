// Ctrl-C while polls are under way: Rasid leaves soon, and a poll that was cut short is neither a success nor a failure. A kill, likewise.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Feed, Page } from '../../core/model.ts'
import { startFeedServer } from '../support/feed-server.ts'
import { startRasid, temporaryFolder, until } from '../support/rasid.ts'
import { startRawServer } from '../support/web-server.ts'

// The time limit of a poll is 15 s for the headers alone; a machine that is busy takes some seconds to stop PostgreSQL.
const SOON_MS = 8_000

test('a stop ends fetches under way, and the next start makes those polls at once', async () => {
  const folder = await temporaryFolder()
  const good = await startFeedServer('Good', 'en')
  good.items.push({ guid: '1', title: 'The ferry is back', text: 'It came in at noon.' })
  let asked = 0
  const silent = await startRawServer(() => void asked++)
  const half = await startRawServer((socket) => {
    asked++
    socket.write('HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nContent-Length: 999\r\n\r\n<rss>')
  })
  try {
    const rasid = await startRasid(folder.path, { POLL_MIN_SECONDS: '3600' })
    const [quiet, torn] = await Promise.all(
      [silent, half].map(({ origin }) => rasid.post<Feed>('/api/feeds', { url: `${origin}/feed.xml` })),
    )
    await rasid.post('/api/feeds', { url: good.url })
    await until('both are being asked', 10_000, async () => asked === 2)
    await until(
      'the good feed is stored',
      10_000,
      async () => (await rasid.get<{ articles: number }>('/api/health')).articles === 1,
    )
    const began = performance.now()
    assert.equal(await rasid.stop(), 0)
    const tookMs = performance.now() - began
    assert.ok(tookMs < SOON_MS, `stopping took ${tookMs} ms`)
    assert.doesNotMatch(rasid.said(), /poll failed|crashed/)

    const again = await startRasid(folder.path, { POLL_MIN_SECONDS: '3600' })
    await until('both are asked anew', 10_000, async () => asked === 4)
    const { items } = await again.get<Page<Feed>>('/api/feeds')
    for (const { id } of [quiet, torn] as Feed[]) {
      const feed = items.find((one) => one.id === id)
      assert.equal(feed?.health, 'new')
      assert.equal(feed?.lastError, null)
    }
    assert.equal(good.polls, 1, 'what had ended is not asked again')
    assert.equal(await again.stop(), 0)
  } finally {
    await Promise.all([good.close(), silent.close(), half.close()])
    await folder.remove()
  }
})

test('a process that was killed keeps no feed waiting: the next one over its folder makes those polls at once', async () => {
  const folder = await temporaryFolder()
  let asked = 0
  const silent = await startRawServer(() => void asked++)
  try {
    const rasid = await startRasid(folder.path, { POLL_MIN_SECONDS: '3600' })
    await rasid.post('/api/feeds', { url: `${silent.origin}/feed.xml` })
    await until('it is being asked', 10_000, async () => asked === 1)
    await rasid.kill()
    const again = await startRasid(folder.path, { POLL_MIN_SECONDS: '3600' })
    // Its lease would last a minute and a half.
    await until('it is asked anew', 10_000, async () => asked === 2)
    assert.equal(await again.stop(), 0)
  } finally {
    await silent.close()
    await folder.remove()
  }
})
