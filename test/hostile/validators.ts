// Behaviours that lie about what has changed: ETag, Last-Modified, 304, 206.
import { always, type Behaviour, inTurn, news, rss, titles } from './behaviour.ts'

const XML = 'application/rss+xml; charset=utf-8'
const give = (numbers: number[], headers: Record<string, string | string[]> = {}, status = 200) =>
  always(rss(news(...numbers)), { 'Content-Type': XML, ...headers }, status)
const unchanged = always('', {}, 304)

/** Says 304 when the validator comes back, whatever is new. */
const trusting =
  (
    name: 'if-none-match' | 'if-modified-since',
    numbers: number[],
    headers: Record<string, string>,
  ): NonNullable<Behaviour['serve']> =>
  (response, visit, request) =>
    request.headers[name] === Object.values(headers)[0]
      ? unchanged(response, visit, request)
      : give(numbers.slice(0, visit.poll + 1), headers)(response, visit, request)

export const VALIDATORS: Behaviour[] = [
  {
    name: 'etag stays while the feed changes',
    serve: inTurn(give([1], { ETag: '"same"' }), give([1, 2], { ETag: '"same"' })),
    polls: 2,
    expect: { titles: titles(1, 2) },
  },
  {
    name: 'etag changes while the feed stays',
    serve: inTurn(give([1], { ETag: '"a"' }), give([1], { ETag: '"b"' }), give([1], { ETag: '"c"' })),
    polls: 3,
    expect: { titles: titles(1) },
  },
  {
    name: 'a document cut off while it was written has the etag of the whole one',
    serve: (response, visit, request) => {
      const whole = rss(news(1, 2, 3))
      const text = visit.poll === 0 ? whole.slice(0, whole.lastIndexOf('<item>') + 12) : whole
      const seen = request.headers['if-none-match'] === '"written"'
      return (seen ? unchanged : always(text, { 'Content-Type': XML, ETag: '"written"' }))(response, visit, request)
    },
    polls: 3,
    expect: { titles: titles(1, 2, 3) },
  },
  {
    name: 'last-modified in 2041 stands still while the feed changes',
    serve: trusting('if-modified-since', [1, 2], { 'Last-Modified': 'Sat, 01 Jun 2041 00:00:00 GMT' }),
    polls: 2,
    expect: { titles: titles(1, 2) },
  },
  {
    name: 'last-modified in 1970 stands still while the feed changes',
    serve: trusting('if-modified-since', [1, 2], { 'Last-Modified': 'Thu, 01 Jan 1970 00:00:00 GMT' }),
    polls: 2,
    expect: { titles: titles(1, 2) },
  },
  {
    name: 'last-modified that is no date goes back as it came',
    serve: trusting('if-modified-since', [1, 2], { 'Last-Modified': 'just now' }),
    polls: 2,
    expect: { titles: titles(1) },
  },
  {
    name: 'etag without quotes goes back as it came',
    serve: trusting('if-none-match', [1, 2], { ETag: 'v1-no-quotes' }),
    polls: 2,
    expect: { titles: titles(1) },
  },
  {
    name: 'weak etag goes back as it came',
    serve: trusting('if-none-match', [1, 2], { ETag: 'W/"a, b"' }),
    polls: 2,
    expect: { titles: titles(1) },
  },
  {
    name: 'etag of 9 kB',
    serve: give([1], { ETag: `"${'e'.repeat(9_000)}"` }),
    polls: 2,
    expect: { titles: titles(1) },
  },
  { name: 'etag that is empty', serve: give([1], { ETag: '' }), polls: 2, expect: { titles: titles(1) } },
  { name: 'etag twice', serve: give([1], { ETag: ['"a"', '"b"'] }), polls: 2, expect: { titles: titles(1) } },
  {
    name: 'etag in bytes beyond ascii',
    serve: give([1], { ETag: '"\u00e9\u00fc"' }),
    polls: 2,
    expect: { titles: titles(1) },
  },
  {
    name: 'validators that disappear are not sent any more',
    serve: inTurn(give([1], { ETag: '"once"' }), give([1, 2]), (response, visit, request) =>
      (request.headers['if-none-match'] ? give([1, 2]) : give([1, 2, 3]))(response, visit, request),
    ),
    polls: 3,
    expect: { titles: titles(1, 2, 3) },
  },
  {
    name: '304 with a body',
    serve: inTurn(
      give([1], { ETag: '"a"' }),
      (response) => void response.writeHead(304, { 'Content-Length': '5' }).end(),
    ),
    polls: 2,
    expect: { titles: titles(1) },
  },
  { name: '304 to a question without condition', serve: unchanged, expect: { says: /304/ } },
  {
    name: '304 with another etag',
    serve: inTurn(give([1], { ETag: '"a"' }), always('', { ETag: '"b"' }, 304), give([1, 2], { ETag: '"c"' })),
    polls: 3,
    expect: { titles: titles(1, 2) },
  },
  {
    name: '206 of what nobody asked in parts is no basis for a condition',
    serve: inTurn(give([1], { ETag: '"part"', 'Content-Range': 'bytes 0-99/9999' }, 206), (response, visit, request) =>
      (request.headers['if-none-match'] ? unchanged : give([1, 2], { ETag: '"whole"' }))(response, visit, request),
    ),
    polls: 2,
    expect: { titles: titles(1, 2) },
  },
  {
    name: 'the same body without validators costs no article twice',
    serve: give([1, 2, 3]),
    polls: 3,
    expect: { titles: titles(1, 2, 3) },
  },
  {
    name: 'cookies are not taken',
    serve: give([1], { 'Set-Cookie': ['session=1; Path=/', 'track=2'], ETag: '"a"' }),
    polls: 2,
    expect: { titles: titles(1) },
  },
  {
    name: 'validators change with the compression',
    serve: inTurn(give([1], { ETag: '"a-gzip"' }), give([1, 2], { ETag: '"a"' })),
    polls: 2,
    expect: { titles: titles(1, 2) },
  },
]
