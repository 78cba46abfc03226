// Behaviours of servers that refuse: statuses, Retry-After in every form, refusals in every dialect, pages in place of the feed.
import { always, type Behaviour, inTurn, news, rss, titles } from './behaviour.ts'

const feed = always(rss(news(1, 2)))
const both = titles(1, 2)
const HTML = { 'Content-Type': 'text/html; charset=utf-8' }
const page = (title: string, body = '', status = 200, headers: Record<string, string> = {}) =>
  always(
    `<!doctype html><html><head><title>${title}</title></head><body>${body}</body></html>`,
    { ...HTML, ...headers },
    status,
  )
const status = (code: number, headers: Record<string, string> = {}) => always('no', headers, code)
const DAY = 86_400
// A wait that follows the rhythm, whatever the server says.
const BY_RHYTHM: [number, number] = [1, 3_600]
const CHALLENGE = /challenge page/
const PROTECTION = /protection/

const RETRIES: [name: string, code: number, value: () => string, waits: [number, number]][] = [
  ['in seconds', 429, () => '5400', [5_390, 5_410]],
  ['in seconds, under 503', 503, () => '7200', [7_190, 7_210]],
  ['as a date', 429, () => new Date(Date.now() + 7_200_000).toUTCString(), [7_140, 7_210]],
  ['as a date that has passed', 429, () => 'Sun, 06 Nov 1994 08:49:37 GMT', BY_RHYTHM],
  ['absurd', 429, () => '99999999999999999999', [DAY - 10, DAY + 10]],
  ['in the year 9999', 503, () => 'Fri, 31 Dec 9999 23:59:59 GMT', [DAY - 10, DAY + 10]],
  ['negative', 429, () => '-100', BY_RHYTHM],
  ['in words', 429, () => 'tomorrow', BY_RHYTHM],
  ['zero', 429, () => '0', BY_RHYTHM],
  ['under 403', 403, () => '5400', [5_390, 5_410]],
]

const DIALECTS: [name: string, serve: NonNullable<Behaviour['serve']>, says: RegExp][] = [
  ['bare', status(403), /refuses us \(403\)/],
  ['JSON', always('{"error":"forbidden"}', { 'Content-Type': 'application/json' }, 403), /refuses us \(403\)/],
  ['challenge by header', page('Just a moment...', '', 403, { 'cf-mitigated': 'challenge' }), CHALLENGE],
  [
    'challenge by page',
    page('Just a moment...', '<script src="/cdn-cgi/challenge-platform/h/b/orchestrate/jsch/v1"></script>', 403),
    CHALLENGE,
  ],
  ['challenge under 503', page('Checking your browser before accessing', '<form id="challenge-form">', 503), CHALLENGE],
  [
    'challenge under 200',
    page(
      'Just a moment...',
      '<div id="cf-challenge-running"></div><script src="/cdn-cgi/challenge-platform/x.js"></script>',
    ),
    CHALLENGE,
  ],
  ['captcha', page('Verify you are human', '<div class="g-recaptcha" data-sitekey="x"></div>', 403), CHALLENGE],
  [
    'access denied with a reference',
    page(
      'Access Denied',
      'You don\'t have permission to access "http://x/" on this server. Reference #18.5f2c1602.1',
      403,
    ),
    PROTECTION,
  ],
  ['firewall by name', page('Blocked', 'Access Denied - Website Firewall. Block ID: XYZ', 403), PROTECTION],
  ['incident number', page('', 'Request unsuccessful. Incapsula incident ID: 1-2-3', 403), PROTECTION],
  [
    'error number 1020',
    page('Access denied', '<span>Error code: 1020</span>', 403, { Server: 'cloudflare' }),
    PROTECTION,
  ],
  ['a guard under 403', page('DDoS-Guard', 'Checking', 403, { Server: 'ddos-guard' }), PROTECTION],
  ['legal reasons', status(451), /451/],
  ['a password', status(401, { 'WWW-Authenticate': 'Basic realm="x"' }), /password \(401\)/],
  ['a payment', status(402), /402/],
  ['not acceptable', status(406), /406/],
  [
    'a page without end',
    (response) => {
      response.writeHead(403, HTML)
      const more = () => response.destroyed || response.write('<p>no</p>'.repeat(9_000), () => setImmediate(more))
      more()
    },
    /refuses us \(403\)/,
  ],
]

const PAGES: [name: string, serve: NonNullable<Behaviour['serve']>, says: RegExp][] = [
  ['a page under 200', page('Welcome', '<a href="/feed">feed</a>'), /web page, not a feed/],
  ['a page called XML', always('<!DOCTYPE html><html><body>Hello</body></html>'), /web page, not a feed/],
  ['a login page', page('Sign in', '<form action="/login"><input type="password"></form>'), /web page, not a feed/],
  ['a page that speaks of RSS', page('RSS', '<p>&lt;rss&gt; <code>item</code></p>'), /web page, not a feed/],
  ['an error in JSON under 200', always('{"error":"quota"}', { 'Content-Type': 'application/json' }), /not a feed/],
  ['a list in JSON under 200', always('[1,2,3]', { 'Content-Type': 'application/json' }), /not a feed/],
  [
    'an error in words under 200',
    always('Error establishing a database connection', { 'Content-Type': 'text/plain' }),
    /not a feed/,
  ],
  [
    'a picture',
    always(Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), { 'Content-Type': 'image/png' }),
    /not a feed/,
  ],
  ['a PDF', always('%PDF-1.7\n%\u00e2\u00e3', { 'Content-Type': 'application/pdf' }), /not a feed/],
  [
    'random bytes',
    always(Buffer.from(Array.from({ length: 5_000 }, (_, at) => (at * 7_919 + 13) % 256))),
    /not a feed|empty/,
  ],
]

export const STATUSES: Behaviour[] = [
  ...RETRIES.map(
    ([name, code, value, waits]): Behaviour => ({
      name: `Retry-After ${name}`,
      serve: (response) => void response.writeHead(code, { 'Retry-After': value() }).end(),
      expect: { says: /\(\d+\)/, waits },
    }),
  ),
  ...DIALECTS.map(([name, serve, says]): Behaviour => ({ name: `refuses: ${name}`, serve, expect: { says } })),
  ...PAGES.map(([name, serve, says]): Behaviour => ({ name: `instead of the feed: ${name}`, serve, expect: { says } })),
  { name: '404 once', serve: inTurn(feed, status(404), feed), polls: 3, expect: { titles: both } },
  { name: '404 for good', serve: status(404), polls: 2, expect: { says: /no feed at this address \(404\)/ } },
  { name: '500 once', serve: inTurn(status(500), feed), polls: 2, expect: { titles: both } },
  {
    name: '410 is gone for good',
    serve: inTurn(feed, status(410)),
    polls: 2,
    expect: { titles: both, says: /gone for good/ },
  },
  {
    name: 'feed, page, feed',
    serve: inTurn(feed, page('Maintenance'), always(rss(news(1, 2, 3)))),
    polls: 3,
    expect: { titles: titles(1, 2, 3) },
  },
  {
    name: 'feed, then a page',
    serve: inTurn(feed, page('Maintenance')),
    polls: 2,
    expect: { titles: both, says: /web page/ },
  },
  { name: 'a feed called a page', serve: always(rss(news(1, 2)), HTML), expect: { titles: both } },
  {
    name: 'a feed called a picture',
    serve: always(rss(news(1, 2)), { 'Content-Type': 'image/png' }),
    expect: { titles: both },
  },
  {
    name: 'a feed called JSON',
    serve: always(rss(news(1, 2)), { 'Content-Type': 'application/json' }),
    expect: { titles: both },
  },
  { name: 'a feed called nothing', serve: always(rss(news(1, 2)), {}), expect: { titles: both } },
  {
    name: 'a feed with a broken type',
    serve: always(rss(news(1, 2)), { 'Content-Type': ';;charset=;"' }),
    expect: { titles: both },
  },
  { name: 'a feed under 203', serve: always(rss(news(1, 2)), {}, 203), expect: { titles: both } },
  { name: 'a feed under 404', serve: always(rss(news(1, 2)), {}, 404), expect: { says: /404/ } },
]
