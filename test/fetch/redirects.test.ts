// Redirects: followed by us, each hop checked like the first address, never without end, never to another scheme.
import assert from 'node:assert/strict'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { after, test } from 'node:test'
import { createFetcher } from '../../server/fetch/fetch-feed.ts'
import { fetchOnce, PATIENT, reasonOf, startRawServer, startWebServer, textOf } from '../support/web-server.ts'

let location: (request: IncomingMessage) => string | string[] | undefined = () => undefined
let status = 302
const server = await startWebServer((request, response) => {
  if (request.url?.startsWith('/feed')) return void response.end(`feed at ${request.url}`)
  leadOn(response, location(request))
})
after(() => server.close())

function leadOn(response: ServerResponse, to: string | string[] | undefined): void {
  response.writeHead(status, to === undefined ? {} : { Location: to }).end('<a href="elsewhere">moved</a>')
}

const from = `${server.origin}/news/old?page=1`

test('301, 302, 303, 307 and 308 lead to the feed, and the result says where it is', async () => {
  location = () => '/feed.xml'
  for (status of [301, 302, 303, 307, 308]) {
    const before = server.requests.length
    const result = await fetchOnce(from)
    assert.equal(textOf(result), 'feed at /feed.xml', String(status))
    assert.ok(result.kind === 'fresh' && result.url === `${server.origin}/feed.xml`)
    assert.deepEqual(
      server.requests.slice(before).map(({ method }) => method),
      ['GET', 'GET'],
    )
  }
  status = 302
})

test('a Location is read relative to the address that gave it', async () => {
  for (const [given, reached] of [
    ['/feed.xml', '/feed.xml'],
    ['../feed.xml', '/feed.xml'],
    [`//127.0.0.1:${server.port}/feed.xml`, '/feed.xml'],
    ['/feed.xml?a=1&b=2', '/feed.xml?a=1&b=2'],
    ['/feed.xml#latest', '/feed.xml'],
    ['/feed ed.xml', '/feed%20ed.xml'],
    ['http:/feed.xml', '/feed.xml'],
  ] as const) {
    location = () => given
    assert.equal(textOf(await fetchOnce(from)), `feed at ${reached}`, given)
  }
  location = (request) => (request.url === '/feed-not' ? undefined : request.url === '/a/b' ? '../feed.xml' : '/a/b')
  assert.equal(textOf(await fetchOnce(from)), 'feed at /feed.xml')
})

test('an address in Arabic letters, sent as bytes as many servers do, is understood', async () => {
  const raw = await startRawServer((socket) => {
    const head = `HTTP/1.1 301 Moved\r\nLocation: ${server.origin}/feed/أخبار\r\nContent-Length: 0\r\n\r\n`
    socket.end(Buffer.from(head, 'utf8'))
  })
  try {
    assert.equal(textOf(await fetchOnce(raw.origin)), `feed at /feed/${encodeURIComponent('أخبار')}`)
  } finally {
    await raw.close()
  }
  const latin1 = await startRawServer((socket) => {
    socket.end(
      Buffer.from(`HTTP/1.1 301 M\r\nLocation: ${server.origin}/feed/caf\xe9\r\nContent-Length: 0\r\n\r\n`, 'latin1'),
    )
  })
  try {
    assert.equal(textOf(await fetchOnce(latin1.origin)), `feed at /feed/${encodeURIComponent('café')}`)
  } finally {
    await latin1.close()
  }
})

test('five redirects are followed, six are not', async () => {
  const step = (request: IncomingMessage) => Number(/\d+/.exec(request.url ?? '')?.[0] ?? 0)
  location = (request) => (step(request) === 1 ? '/feed.xml' : `/step/${step(request) - 1}`)
  assert.equal(textOf(await fetchOnce(`${server.origin}/step/5`)), 'feed at /feed.xml')
  const before = server.requests.length
  assert.match(reasonOf(await fetchOnce(`${server.origin}/step/6`)), /from address to address more than 5 times/)
  assert.equal(server.requests.length, before + 6)
})

test('a loop ends', async () => {
  location = (request) => request.url
  assert.match(reasonOf(await fetchOnce(from)), /more than 5 times/)
  location = (request) => (request.url === '/a' ? '/b' : '/a')
  assert.match(reasonOf(await fetchOnce(`${server.origin}/a`)), /more than 5 times/)
})

test('a redirect into a private address is refused, and the sentence names that address; into an allowed one it works', async () => {
  const inside = await startWebServer((_request, response) => response.end('secret'))
  try {
    for (const host of ['127.0.0.2', '2130706434', '0x7f.2', '127.2', '0.0.0.0', '[::1]', '[::ffff:127.0.0.2]']) {
      location = () => `http://${host}:${inside.port}/`
      const reason = reasonOf(await fetchOnce(from))
      assert.match(reason, /^(127\.0\.0\.2|0\.0\.0\.0|::1|::ffff:7f00:2) is a private address/, host)
    }
    for (const address of ['169.254.169.254', '100.100.100.200', '10.0.0.1', '[fd00:ec2::254]', '[fe80::1]']) {
      location = () => `http://${address}/latest/meta-data/`
      assert.match(reasonOf(await fetchOnce(from)), /is a private address/, address)
    }
    assert.equal(inside.requests.length, 0)
    location = () => `http://2130706433:${inside.port}/`
    assert.equal(textOf(await fetchOnce(from)), 'secret')
  } finally {
    await inside.close()
  }
})

test('a redirect to another scheme is refused', async () => {
  for (const to of [
    'file:///etc/passwd',
    'ftp://127.0.0.1/feed',
    'gopher://127.0.0.1/',
    'data:text/xml,<rss/>',
    'javascript:1',
  ]) {
    location = () => to
    const reason = reasonOf(await fetchOnce(from))
    assert.match(reason, /not http or https: (file|ftp|gopher|data|javascript):/, to)
  }
})

test('so is a first address of another scheme, or none at all', async () => {
  for (const url of ['file:///etc/passwd', 'ftp://127.0.0.1/feed', 'data:text/xml,<rss/>', 'unix:/var/run/docker.sock'])
    assert.match(reasonOf(await fetchOnce(url)), /not http or https/, url)
  for (const url of ['', 'feed.xml', 'http://', 'http://[::1', 'http://256.1.1.1/'])
    assert.match(reasonOf(await fetchOnce(url)), /address cannot be read/, url)
})

test('a redirect that leads nowhere is said, with its status', async () => {
  location = () => undefined
  for (status of [301, 302, 303, 307, 308]) {
    const result = await fetchOnce(from)
    assert.match(reasonOf(result), new RegExp(`without saying where \\(${status}\\)`))
    assert.ok(result.kind === 'failed' && result.status === status)
  }
  status = 302
  location = () => 'http://['
  assert.match(reasonOf(await fetchOnce(from)), /leads to an address that cannot be read/)
})

test('passwords in an address are not sent, neither first nor on the way', async () => {
  location = () => `http://user:secret@127.0.0.1:${server.port}/feed.xml`
  const before = server.requests.length
  const result = await fetchOnce(`http://user:secret@127.0.0.1:${server.port}/old`)
  assert.ok(result.kind === 'fresh' && !result.url.includes('secret'))
  for (const { headers } of server.requests.slice(before)) assert.equal(headers.authorization, undefined)
})

test('a redirect whose own page never ends is followed all the same, and does not hold the fetcher up', async () => {
  const endless = await startWebServer((_request, response) => {
    response.writeHead(302, { Location: `${server.origin}/feed.xml` }).write('moved')
  })
  try {
    assert.equal(textOf(await fetchOnce(endless.origin)), 'feed at /feed.xml')
  } finally {
    await endless.close()
  }
})

test('a host that asked to be left alone is not reached by a redirect from another', async () => {
  const asked: string[] = []
  const refusing = `http://localhost:${server.port}/feed.xml`
  const fetcher = createFetcher({
    allowPrivateHosts: ['127.0.0.1', 'localhost'],
    timeouts: PATIENT,
    pausedSeconds: async (url) => {
      asked.push(url)
      return url === refusing ? 321 : 0
    },
  })
  try {
    location = ({ url }) => (url === '/away' ? refusing : '/feed.xml')
    const before = server.requests.length
    const result = await fetcher.fetchFeed({ url: `${server.origin}/away` })
    assert.match(reasonOf(result), /leads to localhost:\d+, which asks us to come less often/)
    assert.ok(result.kind === 'failed' && result.trouble === 'tooOften')
    assert.deepEqual([result.url, result.retryAfterSeconds], [refusing, 321])
    assert.equal(server.requests.length, before + 1)
    assert.equal(textOf(await fetcher.fetchFeed({ url: from })), 'feed at /feed.xml')
    assert.deepEqual(asked, [refusing], 'on its way within one host nobody is asked')
  } finally {
    await fetcher.close()
  }
})
