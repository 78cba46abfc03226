// Behaviours that lead elsewhere: on and on, to other schemes, and inside, in every spelling.
import { always, type Behaviour, inTurn, news, rss, titles } from './behaviour.ts'

const both = { titles: titles(1, 2) }
const feed = always(rss(news(1, 2)))

/** Leads on from the first address with `status`; elsewhere is the feed. */
const leads =
  (
    to: (origin: string) => string | undefined,
    status = 302,
    headers: Record<string, string> = {},
  ): NonNullable<Behaviour['serve']> =>
  (response, visit, request) => {
    if (!visit.url.endsWith('/feed.xml')) return feed(response, visit, request)
    const location = to(visit.origin)
    response.writeHead(status, { ...headers, ...(location === undefined ? {} : { Location: location }) }).end('moved')
  }

const PRIVATE = [
  '127.0.0.1',
  '127.1',
  '2130706433',
  '0x7f.1',
  '0x7f000001',
  '0177.0.0.1',
  '0.0.0.0',
  '0',
  '[::1]',
  '[::]',
  '[::ffff:127.0.0.1]',
  '[::ffff:7f00:1]',
  '[::7f00:1]',
  '[64:ff9b::7f00:1]',
  '[2002:7f00:1::]',
  '[2001:0:7f00:1::]',
  '[fe80::1]',
  '[fd00:ec2::254]',
  '169.254.169.254',
  '168.63.129.16',
  '100.100.100.200',
  '10.0.0.1',
  '172.16.0.1',
  '192.168.0.1',
  '198.18.0.1',
  '224.0.0.1',
  '255.255.255.255',
  // In bytes of UTF-8, as servers write it.
  Buffer.from('①②⑦.⓪.⓪.①').toString('latin1'),
]
const NAMES = ['inside', 'inside6', 'mapped', 'translated', 'metadata', 'many'].map((name) => `${name}.example`)
const SCHEMES = [
  'file:///etc/passwd',
  'ftp://web.example/feed',
  'gopher://web.example/',
  'javascript:alert(1)',
  'data:text/xml,<rss/>',
  'ws://web.example/',
  'blob:http://web.example/1',
  'about:blank',
]

/** One request, and no step further. */
const stopped = (says: RegExp) => ({ says, requests: 1 })
const port = (origin: string) => new URL(origin).port

export const REDIRECTS: Behaviour[] = [
  ...[301, 302, 303, 307, 308].map(
    (status): Behaviour => ({
      name: `${status} to the feed`,
      serve: leads((origin) => `${origin}/new.xml`, status),
      expect: { ...both, requests: 2 },
    }),
  ),
  ...PRIVATE.map(
    (host): Behaviour => ({
      name: `leads to ${Buffer.from(host, 'latin1')}`,
      serve: leads((origin) => `http://${host}:${port(origin)}/secret`),
      expect: stopped(/private address|cannot be read/),
    }),
  ),
  ...NAMES.map(
    (host): Behaviour => ({
      name: `leads to a name that leads inside: ${host}`,
      serve: leads((origin) => `http://${host}:${port(origin)}/secret`),
      expect: stopped(/leads to a private address/),
    }),
  ),
  ...SCHEMES.map(
    (address): Behaviour => ({
      name: `leads to ${address.split(':')[0]}:`,
      serve: leads(() => address),
      expect: stopped(/not http or https/),
    }),
  ),
  {
    name: 'begins inside',
    address: (origin) => `http://127.0.0.1:${port(origin)}/secret`,
    expect: { says: /is a private address/, requests: 0 },
  },
  {
    name: 'begins inside by name',
    address: (origin) => `http://inside.example:${port(origin)}/secret`,
    expect: { says: /leads to a private/, requests: 0 },
  },
  {
    name: 'leads in a circle',
    serve: leads((origin) => `${origin}/feed.xml`),
    expect: { says: /more than 5 times/, requests: 6 },
  },
  {
    name: 'leads on without end',
    serve: (response, { origin, request }) =>
      void response.writeHead(302, { Location: `${origin}/${request}/feed.xml` }).end(),
    expect: { says: /more than 5 times/, requests: 6 },
  },
  { name: 'leads nowhere', serve: leads(() => undefined), expect: stopped(/without saying where/) },
  { name: 'leads to what is no address', serve: leads(() => 'http://['), expect: stopped(/cannot be read/) },
  {
    name: 'leads to an address of 9 kB',
    serve: leads((origin) => `${origin}/${'a'.repeat(9_000)}.xml`, 301),
    expect: { ...both, requests: 2 },
  },
  {
    name: 'leads by a relative address with blanks',
    serve: leads(() => 'new feed.xml'),
    expect: { ...both, requests: 2 },
  },
  {
    name: 'leads with a password',
    serve: leads((origin) => `${origin.replace('//', '//user:secret@')}/new.xml`),
    expect: { ...both, requests: 2 },
  },
  {
    name: 'begins with a password',
    serve: feed,
    address: (origin) => `${origin.replace('//', '//user:secret@')}/feed.xml`,
    expect: both,
  },
  {
    name: 'leads by Refresh, which is not followed',
    serve: leads(() => undefined, 200, { Refresh: '0; url=/new.xml' }),
    expect: stopped(/not a feed/),
  },
  {
    name: 'leads by a meta element, which is not followed',
    serve: always('<html><head><meta http-equiv="refresh" content="0; url=http://127.0.0.1/"></head></html>', {
      'Content-Type': 'text/html',
    }),
    expect: stopped(/web page, not a feed/),
  },
  {
    name: 'leads elsewhere once',
    serve: inTurn(feed, always('', { Location: 'http://nowhere.example/' }, 302), always(rss(news(1, 2, 3)))),
    polls: 3,
    expect: { titles: titles(1, 2, 3) },
  },
  {
    name: 'a body without end under a redirect',
    serve: (response, visit, request) => {
      if (!visit.url.endsWith('/feed.xml')) return feed(response, visit, request)
      response.writeHead(302, { Location: `${visit.origin}/new.xml` })
      const more = () => response.destroyed || response.write('x'.repeat(65_536), () => setImmediate(more))
      more()
    },
    expect: { ...both, requests: 2 },
  },
  {
    name: 'moved for good since a moment ago is asked where it was',
    serve: leads((origin) => `${origin}/new.xml`, 301),
    polls: 3,
    expect: { ...both, requests: 6 },
  },
]
