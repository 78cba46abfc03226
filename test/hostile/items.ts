// Behaviours of items: dates, monstrous fields, and letters that a database refuses.
import { always, type Behaviour, jsonFeed, news, rss, title, titles } from './behaviour.ts'

const one = { titles: titles(1) }
const at = (link: string, number = 1) => ({ title: title(number), guid: null, link })
const day = (offset: number) => new Date(Date.now() + offset * 86_400_000).toUTCString()
const POISON = '\u0000'
const HALF = '\ud800'
/** A JSON Feed of five items whose third carries the poison in one field. */
function poisoned(field: string, poison: string): Behaviour {
  const items = [1, 2, 3, 4, 5].map((number) => ({
    id: `p-${number}`,
    url: `https://news.example/${number}`,
    title: title(number),
    content_text: 'Calm seas.',
    ...(number === 3
      ? { [field]: `${field === 'url' ? 'https://news.example/3' : field === 'title' ? title(3) : 'en'}${poison}` }
      : {}),
  }))
  return {
    name: `${poison === POISON ? 'NUL' : 'half a surrogate pair'} in ${field} of one item`,
    serve: always(jsonFeed(items), { 'Content-Type': 'application/feed+json' }),
    expect: { titles: 5 },
  }
}

export const ITEMS: Behaviour[] = [
  {
    name: 'dates of every kind',
    serve: always(
      rss(
        [
          day(400),
          day(-1),
          'Sat, 01 Jan 1902 00:00:00 GMT',
          'yesterday',
          '',
          'Thu, 32 Foo 99999 99:99:99',
          '0000-00-00T00:00:00Z',
          '-1',
          '275760-09-14',
        ].map((date, n) => ({ title: title(n), guid: `d-${n}`, date })),
      ),
    ),
    expect: { titles: 9 },
  },
  {
    name: 'a title of 1 MB',
    serve: always(rss([{ title: `${title(1)} ${'and on '.repeat(150_000)}`, guid: 'l' }])),
    expect: { titles: 1, holds: ([a]) => (a?.title.length ?? 0) <= 2_000 },
  },
  {
    name: 'a word of 1 MB',
    serve: always(rss([{ title: title(1), guid: 'l', text: 'a'.repeat(1_000_000) }])),
    expect: one,
  },
  {
    name: '50,000 different words',
    serve: always(
      rss([
        {
          title: title(1),
          guid: 'l',
          text: Array.from({ length: 50_000 }, (_, n) =>
            String.fromCodePoint(0x12000 + (n % 900), 0x12000 + Math.floor(n / 900)),
          ).join(' '),
        },
      ]),
    ),
    expect: one,
  },
  {
    name: 'an address of 9 kB',
    serve: always(rss([{ ...at(`https://news.example/${'x'.repeat(9_000)}`), guid: 'u' }])),
    expect: { ...one, holds: ([a]) => a?.url === null },
  },
  {
    name: 'a guid of 1 MB',
    serve: always(rss([{ title: title(1), guid: 'g'.repeat(1_000_000) }])),
    polls: 2,
    expect: one,
  },
  {
    name: 'an author of 1 MB',
    serve: always(rss([{ title: title(1), guid: 'l', inside: `<author>${'A. B. '.repeat(150_000)}</author>` }])),
    expect: one,
  },
  {
    name: '100,000 categories',
    serve: always(rss([{ title: title(1), guid: 'l', inside: '<category>sea</category>'.repeat(100_000) }])),
    expect: one,
  },
  {
    name: 'a link of another scheme',
    serve: always(rss([at('javascript:alert(1)'), at('data:text/html,x', 2), at('file:///etc/passwd', 3)])),
    expect: { titles: titles(1, 2, 3), holds: (all) => all.every(({ url }) => url === null) },
  },
  {
    name: 'titles of zero width',
    serve: always(
      rss([
        { title: '\u200b\u200d\ufeff', guid: 'z', text: title(1) },
        { title: '\u200b', guid: 'y' },
      ]),
    ),
    expect: one,
  },
  {
    name: 'titles that turn the line around',
    serve: always(rss([{ title: `\u202e${title(1)}`, guid: 'r' }])),
    expect: {
      titles: 1,
      holds: ([a]) => !/[\u202d\u202e]/.test(a?.title ?? ''),
    },
  },
  {
    name: 'a thousand marks on one letter',
    serve: always(rss([{ title: `${title(1)} Z${'\u0335'.repeat(1_000)}`, guid: 'm' }])),
    expect: { titles: 1 },
  },
  { name: 'a language that is none', serve: always(rss(news(1), { language: `x${'y'.repeat(10_000)}` })), expect: one },
  {
    name: 'a feed title of NUL and 1 MB',
    serve: always(
      jsonFeed([{ id: '1', title: title(1) }], {
        title: `\u0000${'t'.repeat(1_000_000)}`,
        language: '\u0000',
        home_page_url: 'https://news.example/\u0000',
      }),
    ),
    expect: one,
  },
  {
    name: 'a site address of 9 kB',
    serve: always(rss(news(1), { inside: `<link>https://news.example/${'s'.repeat(9_000)}</link>` })),
    expect: one,
  },
  {
    name: 'numbers where texts belong',
    serve: always(
      jsonFeed([
        { id: 1, title: title(1), url: 7, content_html: { a: 1 }, tags: 'x', authors: 5, date_published: 12 },
        null,
        'x',
        [],
      ]),
    ),
    expect: one,
  },
  {
    name: '__proto__ among the fields',
    serve: always(
      `{"version":"https://jsonfeed.org/version/1.1","__proto__":{"x":1},"items":[{"id":"1","title":"${title(1)}","__proto__":{"title":"no"},"constructor":1}]}`,
    ),
    expect: one,
  },
  ...['title', 'content_text', 'id', 'url', 'language'].flatMap((field) => [
    poisoned(field, POISON),
    poisoned(field, HALF),
  ]),
  {
    name: 'NUL in an author and in a tag',
    serve: always(jsonFeed([{ id: '1', title: title(1), authors: [{ name: 'A\u0000B' }], tags: ['\u0000'] }])),
    expect: one,
  },
]
