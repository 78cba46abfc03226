// Feeds behind a password: it is told to their host alone, and to nobody who reads what Rasid shows.
import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import { createDiscover } from '../../server/discovery/discover.ts'
import { createFetcher } from '../../server/fetch/fetch-feed.ts'
import { db } from '../../server/store/client.ts'
import { addFeeds, feedByUrl, listFeeds } from '../../server/store/feeds.ts'
import { hideLogins } from '../../server/store/logins.ts'
import { currentClaim, learnAddress } from '../../server/store/schedule.ts'
import { claim } from '../store/shelf.ts'
import { startWebServer, type WebServer } from '../support/web-server.ts'
import { PolledFeed } from './polled-feed.ts'
import { document, posts } from './posts.ts'

const LOGIN = 'desk:p@ss wörd'
const WRITTEN = 'desk:p%40ss%20w%C3%B6rd'
const asks = (login: string) => `Basic ${Buffer.from(login).toString('base64')}`

describe('feeds behind a password', () => {
  const feed = new PolledFeed()
  let elsewhere: WebServer
  let heard: (string | undefined)[] = []
  let count = 0
  before(async () => {
    await feed.open()
    elsewhere = await startWebServer((request, response) => {
      heard.push(request.headers.authorization)
      response.end(document(posts(0, 3)))
    })
  })
  after(async () => {
    await elsewhere?.close()
    await feed.close()
  })
  let bare = ''
  let whole = ''
  beforeEach(() => {
    heard = []
    bare = `${feed.server.origin}/wire${++count}`
    whole = bare.replace('//', `//${WRITTEN}@`)
    feed.answer = (request, response) => {
      heard.push(request.headers.authorization)
      if (request.headers.authorization === asks(LOGIN)) response.end(document(posts(0, 3)))
      else response.writeHead(401).end()
    }
  })
  const add = async (url: string) => {
    const [added] = (await addFeeds([{ url }])).added
    assert.ok(added)
    feed.feedId = added.id
    return added
  }

  test('it is sent, and shown nowhere', async () => {
    assert.equal((await add(whole)).url, bare)
    assert.equal((await feed.poll()).added.length, 3)
    assert.deepEqual(heard, [asks(LOGIN)])
    const row = await db().feed.findUniqueOrThrow({ where: { id: BigInt(feed.feedId) } })
    assert.equal(row.url, bare)
    assert.ok(row.login && !row.login.includes('desk') && !row.login.includes('ss'))
    assert.doesNotMatch(JSON.stringify(await listFeeds()), /desk|login/)
    assert.equal((await feedByUrl(whole))?.id, feed.feedId, 'it is there already')
  })

  test('a feed that asks for one is added again with it, and keeps what it had', async () => {
    await add(bare)
    assert.equal((await feed.poll()).trouble, 'password')
    const { id } = await add(bare.replace('//', '//desk:wrong@'))
    assert.equal((await feed.poll()).trouble, 'password')
    assert.equal((await add(whole)).id, id)
    assert.equal((await feed.poll()).added.length, 3)
    assert.deepEqual(await addFeeds([{ url: bare }]), { added: [], existing: 1 })
    assert.equal((await currentClaim(BigInt(id)))?.login, LOGIN, 'without one it stays')
  })

  test('another host is not told it, neither when it leads there nor when it has moved there', async () => {
    await add(whole)
    feed.answer = (_request, response) => response.writeHead(301, { Location: `${elsewhere.origin}/` }).end()
    assert.equal((await feed.poll()).error, null)
    assert.deepEqual(heard, [undefined])
    const held = await claim(feed.feedId)
    assert.equal(await learnAddress(held, `${bare}/moved`, '127.0.0.1'), true)
    assert.equal((await currentClaim(held.feedId))?.login, LOGIN, 'within its host it keeps it')
    assert.equal(await learnAddress(held, 'https://other.example/feed', 'other.example'), true)
    assert.equal((await currentClaim(held.feedId))?.login, null)
  })

  test('addresses that had it in the open lose it at the next start', async () => {
    const { id } = await db().feed.create({ data: { url: whole, title: 'Old', host: '127.0.0.1' } })
    await hideLogins()
    await hideLogins()
    const held = await currentClaim(id)
    assert.deepEqual([held?.url, held?.login], [bare, LOGIN])
  })

  test('a site that is looked through with it offers its feeds with it', async () => {
    const fetcher = createFetcher({ allowPrivateHosts: ['127.0.0.1'] })
    const found = await createDiscover(fetcher.fetchFeed)(whole)
    await fetcher.close()
    assert.ok(found.kind === 'found' && found.itself)
    assert.deepEqual(
      found.feeds.map(({ url }) => url),
      [whole],
    )
  })
})
