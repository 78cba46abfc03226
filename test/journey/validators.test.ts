// Validators over several polls of one feed: those that lie, and servers that fail at the question whether something is new.
import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import { PolledFeed } from './polled-feed.ts'
import { document, type Post, posts } from './posts.ts'

describe('validators over polls', () => {
  const server = new PolledFeed()
  before(() => server.open())
  after(() => server.close())
  beforeEach(() => server.next())

  const list = (items: Post[], headers: Record<string, string>) => server.list(document(items), headers)
  const poll = (change: Parameters<typeof server.poll>[0] = {}) => server.poll(change)

  test('a validator that stays while the document changes is a lie; the feed is asked without from then on', async () => {
    const etag = { ETag: '"always"' }
    list(posts(0, 5), etag)
    await poll()
    server.answer = (request, response) => {
      if (request.headers['if-none-match']) response.writeHead(304, etag).end()
      else response.writeHead(200, etag).end(document(posts(1, 6)))
    }
    assert.equal((await poll()).added.length, 0)
    assert.equal((await poll({ chance: () => 0 })).added.length, 1, 'one poll in a hundred asks without')
    await poll()
    assert.equal(server.server.requests.at(-1)?.headers['if-none-match'], undefined)
  })

  test('a server that fails at the question whether something is new is asked without it', async () => {
    list(posts(0, 5), { ETag: '"1"' })
    await poll()
    const failsWith = (status: number) => {
      server.answer = (request, response) => {
        if (request.headers['if-none-match']) response.writeHead(status).end()
        else response.writeHead(200, { ETag: '"2"' }).end(document(posts(1, 6)))
      }
    }
    failsWith(412)
    assert.deepEqual([(await poll()).trouble, (await poll()).added.length, (await poll()).error], ['status', 1, null])
    await server.next()
    list(posts(0, 5), { ETag: '"1"' })
    await poll()
    failsWith(500)
    assert.deepEqual([(await poll()).trouble, (await poll()).trouble], ['server', 'server'])
    assert.equal((await poll()).added.length, 1)
  })

  test('an edit under the same validator is no lie, news is', async () => {
    const etag = { ETag: '"newest post"' }
    list(posts(0, 5), etag)
    await poll()
    list(
      posts(0, 5).map((one) => ({ ...one, text: '<p>Edited.</p>' })),
      etag,
    )
    assert.equal((await poll({ chance: () => 0 })).revised, 5)
    await poll()
    assert.equal(server.server.requests.at(-1)?.headers['if-none-match'], '"newest post"')
  })
})
