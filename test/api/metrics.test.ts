// GET /metrics: what happened is counted, in the text that Prometheus reads.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { io, type Socket } from 'socket.io-client'
import { type FeedServer, startFeedServer } from '../support/feed-server.ts'
import { until } from '../support/rasid.ts'
import { type DescribedRasid, startDescribed } from './described-rasid.ts'

describe('metrics', () => {
  let desk: DescribedRasid
  let wire: FeedServer
  let socket: Socket | undefined
  before(async () => {
    desk = await startDescribed()
    wire = await startFeedServer('Canal wire', 'en')
  })
  after(async () => {
    socket?.close()
    await wire?.close()
    await desk?.stop()
  })

  /** Every sample by its name and labels. */
  const read = async () => {
    const text = await desk.expect<string>(200, 'getMetrics')
    const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'))
    return new Map(
      lines.map((line) => {
        const parts = /^([a-zA-Z_:][\w:]*(?:\{.*\})?) (\S+)$/.exec(line)
        // Two scrapes in one moment leave the event loop's delay without a sample, which is not a number, and said so.
        assert.ok(parts && (!Number.isNaN(Number(parts[2])) || /^nan$/i.test(parts[2] as string)), line)
        return [parts[1] as string, Number(parts[2])]
      }),
    )
  }

  test('polls, articles, hits, queues, sockets, requests and the process are counted', async () => {
    const before = await read()
    assert.deepEqual([before.get('rasid_articles_stored'), before.get('rasid_sockets_connected')], [0, 0])
    await desk.expect(201, 'addAlert', { body: { query: 'boats' } })
    wire.items = [1, 2].map((n) => ({ guid: `g${n}`, title: `Boats at lock ${n}`, text: 'They wait.' }))
    await desk.expect(201, 'addFeed', { body: { url: wire.url } })
    await desk.expect(201, 'addFeed', { body: { url: new URL('/gone', 'http://127.0.0.1:9').href } })
    socket = io(desk.rasid.address, { transports: ['websocket'], auth: { token: desk.rasid.token } })
    const now = await until('all is counted', 20_000, async () => {
      const read1 = await read()
      const failed = [...read1].some(([name, value]) => /^rasid_polls_total\{outcome="(?!ok)/.test(name) && value > 0)
      return read1.get('rasid_hits_raised_total') === 2 && read1.get('rasid_sockets_connected') === 1 && failed
        ? read1
        : undefined
    })
    assert.equal(now.get('rasid_feeds'), 2)
    assert.equal(now.get('rasid_articles_stored'), 2)
    assert.equal(now.get('rasid_hits_stored'), 2)
    assert.equal(now.get('rasid_articles_sent_total'), 2)
    assert.ok((now.get('rasid_polls_total{outcome="ok"}') ?? 0) >= 1)
    assert.equal(now.get('rasid_request_duration_seconds_count{route="POST /api/feeds",status="201"}'), 2)
    for (const queue of ['feeds_due', 'feeds_overdue', 'hubs_due'])
      assert.ok((now.get(`rasid_queue_length{queue="${queue}"}`) ?? -1) >= 0, queue)
    for (const name of ['nodejs_eventloop_lag_p99_seconds', 'process_resident_memory_bytes', 'rasid_polls_running'])
      assert.ok((now.get(name) ?? -1) >= 0, name)
  })

  test('figures of the store are of now, not of the scrape before', async () => {
    await desk.expect(201, 'addFeed', { body: { url: 'http://127.0.0.1:9/other' } })
    assert.equal((await read()).get('rasid_feeds'), 3)
  })

  test('addresses that are made up share one label', async () => {
    for (let n = 0; n < 20; n++) await fetch(`${desk.rasid.address}/made-up-${n}`, { headers: desk.rasid.auth })
    assert.ok([...(await read()).keys()].every((name) => !name.includes('made-up')))
  })
})
