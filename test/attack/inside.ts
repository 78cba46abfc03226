// Rasid is made to ask what only this machine or its network may ask: by feeds, redirects, discovery, full text, hubs. The trap on this
// machine must never be visited. Redirects to every form of a private address are in test/hostile/redirects.ts.
import assert from 'node:assert/strict'
import { createFetcher } from '../../server/fetch/fetch-feed.ts'
import type { Resolve } from '../../server/fetch/lookup.ts'
import { until } from '../support/rasid.ts'
import { type Arena, type Attack, STRANGER } from './arena.ts'

const WAIT_MS = 20_000
const XML = { 'Content-Type': 'application/rss+xml' }
const rss = (inside: string) =>
  `<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>Quay</title>${inside}</channel></rss>`
const ITEM = '<item><guid>q-1</guid><title>The crane is back</title><description>Short.</description></item>'

/** How an address says "this machine", or what its network keeps; `#` stands for the trap's port. */
const FORMS: [name: string, address: string][] = [
  ['as it is', 'http://127.0.0.1:#/'],
  ['by name', 'http://localhost:#/'],
  ['by name, with the root’s dot', 'http://LOCALHOST.:#/'],
  ['with the root’s dot', 'http://127.0.0.1.:#/'],
  ['shortened', 'http://127.1:#/'],
  ['as one number', 'http://2130706433:#/'],
  ['in hexadecimal', 'http://0x7f000001:#/'],
  ['in octal', 'http://0177.0.0.01:#/'],
  ['mixed', 'http://0x7f.0.1:#/'],
  ['nothing but zero', 'http://0:#/'],
  ['0.0.0.0', 'http://0.0.0.0:#/'],
  ['IPv6', 'http://[::1]:#/'],
  ['IPv6 of all zeros', 'http://[::]:#/'],
  ['mapped into IPv6', 'http://[::ffff:127.0.0.1]:#/'],
  ['mapped into IPv6 in hexadecimal', 'http://[::ffff:7f00:1]:#/'],
  ['translated (NAT64)', 'http://[64:ff9b::127.0.0.1]:#/'],
  ['in circled digits', 'http://①②⑦.⓪.⓪.①:#/'],
  ['in full-width digits and dots', 'http://１２７。０。０。１:#/'],
  ['behind a user', `http://${STRANGER}@127.0.0.1:#/`],
  ['behind a user with a port', `http://${STRANGER}:80@127.0.0.1:#/`],
  ['before a fragment', `http://127.0.0.1:#/#@${STRANGER}/`],
  ['after a backslash', `http://127.0.0.1:#\\@${STRANGER}/`],
  ['the metadata of clouds', 'http://169.254.169.254/latest/meta-data/'],
  ['the metadata of clouds by number', 'http://2852039166/latest/meta-data/'],
  ['the metadata of clouds in IPv6', 'http://[fd00:ec2::254]/latest/meta-data/'],
  ['a neighbour', 'http://10.0.0.1/'],
]

const aimed = ({ trap }: Arena, address: string) => address.replace('#', String(trap.port))
const unvisited = ({ trap }: Arena) => assert.deepEqual(trap.visits, [])

type Feed = { id: string; title: string; lastPollAt: string | null; lastError: string | null; articleCount: number }

/** Adds a feed and waits for its first poll. */
async function polled({ ask, owner }: Arena, url: string): Promise<Feed> {
  const made = await ask('POST', '/api/feeds', { as: owner, json: { url } })
  const id = (made.json as { id: string }).id
  assert.ok(id, made.body)
  return until(`${url} is polled`, WAIT_MS, async () => {
    const feed = (await ask('GET', `/api/feeds/${id}`, { as: owner })).json as Feed
    return feed.lastPollAt !== null && feed
  })
}

/** A stranger's feed is read, as any would be. */
const honestFeed: Attack['works'] = async (arena) => {
  const url = arena.serve(
    `/honest-${++count}`,
    (_request, response) => void response.writeHead(200, XML).end(rss(ITEM)),
  )
  const feed = await polled(arena, url)
  assert.deepEqual([feed.lastError, feed.articleCount], [null, 1])
}
let count = 0

const discover = (arena: Arena, url: string) =>
  arena.ask('POST', '/api/feeds/discover', { as: arena.analyst, json: { url } })

export const INSIDE: Attack[] = [
  ...FORMS.map(
    ([name, address]): Attack => ({
      name: `inside by discovery: ${name}`,
      fails: async (arena) => {
        const answer = await discover(arena, aimed(arena, address))
        assert.equal(answer.status, 422, answer.body)
        assert.match(answer.body, /private address|cannot be read|not http/)
        unvisited(arena)
      },
      works: async (arena) => {
        const url = arena.serve('/found', (_request, response) => void response.writeHead(200, XML).end(rss(ITEM)))
        assert.equal((await discover(arena, url)).status, 200)
      },
    }),
  ),
  {
    name: 'inside by a feed, in every form at once',
    fails: async (arena) => {
      const feeds = await Promise.all(
        FORMS.map(([, address]) => polled(arena, `${aimed(arena, address).split('#')[0]}feed`)),
      )
      for (const feed of feeds) assert.match(feed.lastError ?? '', /private address|cannot be found/)
      unvisited(arena)
    },
    works: honestFeed,
  },
  {
    name: 'inside by other schemes',
    fails: async ({ ask, owner }) => {
      for (const url of [
        'file:///etc/passwd',
        'ftp://127.0.0.2/',
        'gopher://127.0.0.2:6379/_',
        'data:text/xml,<rss/>',
        'javascript:alert(1)',
        'jar:http://127.0.0.2!/',
      ])
        assert.equal((await ask('POST', '/api/feeds', { as: owner, json: { url } })).status, 400, url)
    },
    works: honestFeed,
  },
  {
    name: 'inside by a page that names feeds there',
    fails: async (arena) => {
      const links = FORMS.map(
        ([, address]) => `<link rel="alternate" type="application/rss+xml" href="${aimed(arena, address)}">`,
      )
      const page = arena.serve(
        '/page',
        (_request, response) => void response.writeHead(200, { 'Content-Type': 'text/html' }).end(links.join('')),
      )
      const answer = await discover(arena, page)
      assert.deepEqual((answer.json as { items: unknown[] }).items, [])
      unvisited(arena)
    },
    works: async (arena) => {
      const feed = arena.serve('/named', (_request, response) => void response.writeHead(200, XML).end(rss(ITEM)))
      const page = arena.serve(
        '/page-2',
        (_request, response) =>
          void response
            .writeHead(200, { 'Content-Type': 'text/html' })
            .end(`<link rel="alternate" type="application/rss+xml" href="${feed}">`),
      )
      assert.equal(((await discover(arena, page)).json as { items: unknown[] }).items.length, 1)
    },
  },
  {
    name: 'inside by an article’s own page',
    fails: async (arena) => {
      const { ask, owner, trap } = arena
      const asked: string[] = []
      const item = (link: string, guid: string) =>
        `<item><guid>${guid}</guid><title>Full text ${guid}</title><link>${link}</link></item>`
      let round = 0
      const away = arena.serve('/away', (request, response) => {
        asked.push(request.url ?? '')
        response.writeHead(302, { Location: `http://127.0.0.1:${trap.port}/by-redirect` }).end()
      })
      const url = arena.serve(
        '/full',
        (_request, response) =>
          void response
            .writeHead(200, XML)
            .end(
              rss(
                item(`http://127.0.0.1:${trap.port}/direct`, `a${round}`) + item(`${away}?n=${round++}`, `b${round}`),
              ),
            ),
      )
      const feed = await polled(arena, url)
      await ask('PATCH', `/api/feeds/${feed.id}`, { as: owner, json: { fullText: true } })
      await until('its page was asked for', WAIT_MS, async () => asked.length > 0)
      unvisited(arena)
    },
    works: honestFeed,
  },
  {
    name: 'inside by a feed’s hub',
    fails: async (arena) => {
      const hub = `http://127.0.0.1:${arena.trap.port}/hub`
      const url = arena.serve(
        '/hubbed',
        (_request, response) =>
          void response
            .writeHead(200, XML)
            .end(
              rss(`<atom:link rel="hub" href="${hub}"/><atom:link rel="self" href="http://${STRANGER}/topic"/>${ITEM}`),
            ),
      )
      const feed = await polled(arena, url)
      const push = await until('the hub was asked', WAIT_MS, async () => {
        const { push } = (await arena.ask('GET', `/api/feeds/${feed.id}`, { as: arena.owner })).json as {
          push: { reason: string | null }
        }
        return push?.reason !== null && push
      })
      assert.match(push.reason ?? '', /private address/)
      unvisited(arena)
    },
    works: async (arena) => {
      const forms: string[] = []
      const hub = arena.serve('/hub', (request, response) => {
        request
          .on('data', (chunk: Buffer) => forms.push(chunk.toString()))
          .on('end', () => void response.writeHead(202).end())
      })
      const url = arena.serve(
        '/hubbed-2',
        (_request, response) =>
          void response.writeHead(200, XML).end(rss(`<atom:link rel="hub" href="${hub}"/>${ITEM}`)),
      )
      await polled(arena, url)
      await until('the hub is asked', WAIT_MS, async () => forms.some((form) => form.includes('hub.mode=subscribe')))
    },
  },
  {
    name: 'inside by a name that leads elsewhere the second time (DNS rebinding)',
    fails: async (arena) => {
      let asked = 0
      const resolve: Resolve = (_name, done) =>
        done(null, [{ address: asked++ === 0 ? STRANGER : '127.0.0.1', family: 4 }])
      const fetcher = createFetcher({ allowPrivateHosts: [`${STRANGER}/32`], resolve })
      const there = new URL(
        arena.serve(
          '/rebound',
          (_request, response) =>
            void response
              .writeHead(302, { Location: `http://rebound.example:${arena.trap.port}/`, Connection: 'close' })
              .end(),
        ),
      )
      const result = await fetcher.fetchFeed({ url: `http://rebound.example:${there.port}/rebound` })
      await fetcher.close()
      assert.equal(asked, 2)
      assert.match(result.kind === 'failed' ? result.reason : result.kind, /private address/)
      unvisited(arena)
    },
    works: async (arena) => {
      const resolve: Resolve = (_name, done) => done(null, [{ address: STRANGER, family: 4 }])
      const fetcher = createFetcher({ allowPrivateHosts: [`${STRANGER}/32`], resolve })
      const { port } = new URL(
        arena.serve('/stays', (_request, response) => void response.writeHead(200, XML).end(rss(ITEM))),
      )
      assert.equal((await fetcher.fetchFeed({ url: `http://stays.example:${port}/stays` })).kind, 'fresh')
      await fetcher.close()
    },
  },
]
