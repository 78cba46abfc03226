// Behaviours of identity: guids that are all one, or other ones at every poll, addresses that never stand still, windows that roll.
import { always, type Behaviour, inTurn, news, rss, title, titles } from './behaviour.ts'

const one = { titles: titles(1) }
const at = (link: string, number = 1) => ({ title: title(number), guid: null, link })
const churn: NonNullable<Behaviour['serve']> = (response, visit, request) =>
  always(
    rss(
      [1, 2].map((number) => ({
        title: title(number),
        link: `https://news.example/${number}`,
        guid: `${number}-${visit.poll}`,
      })),
    ),
  )(response, visit, request)
const tracking: NonNullable<Behaviour['serve']> = (response, visit, request) =>
  always(rss([at(`https://news.example/1?utm_source=rss&amp;utm_campaign=${visit.poll}&amp;fbclid=x${visit.poll}`)]))(
    response,
    visit,
    request,
  )

export const IDENTITIES: Behaviour[] = [
  {
    name: 'one guid for all items',
    serve: always(rss([1, 2, 3].map((n) => ({ title: title(n), guid: 'all', link: `https://news.example/${n}` })))),
    polls: 2,
    expect: { titles: titles(1, 2, 3) },
  },
  {
    name: 'one empty guid for all items',
    serve: always(rss([1, 2, 3].map((n) => ({ title: title(n), guid: '', link: `https://news.example/${n}` })))),
    polls: 2,
    expect: { titles: titles(1, 2, 3) },
  },
  { name: 'other guids at every poll', serve: churn, polls: 3, expect: { titles: titles(1, 2) } },
  { name: 'other tracking parameters at every poll', serve: tracking, polls: 3, expect: one },
  {
    name: 'http and https in turn',
    serve: inTurn(
      always(rss([at('http://news.example/1')])),
      always(rss([at('https://news.example/1')])),
      always(rss([at('http://news.example/1')])),
    ),
    polls: 3,
    expect: one,
  },
  {
    name: 'an item listed three times',
    serve: always(rss([...news(1), ...news(2), ...news(1), ...news(1)])),
    expect: { titles: titles(1, 2) },
  },
  {
    name: 'two items of one title',
    serve: always(
      rss([
        { title: title(1), guid: 'a' },
        { title: title(1), guid: 'b' },
      ]),
    ),
    expect: { titles: [title(1), title(1)] },
  },
  {
    name: 'items without guid and link',
    serve: always(rss([{ title: title(1) }, { title: title(2) }])),
    polls: 2,
    expect: { titles: titles(1, 2) },
  },
  {
    name: 'an edited title is the same article',
    serve: inTurn(
      always(rss([{ title: 'First wording', guid: 'e' }])),
      always(rss([{ title: 'Second wording', guid: 'e' }])),
    ),
    polls: 2,
    expect: { titles: 1 },
  },
  { name: 'items of nothing', serve: always(rss([{}, { guid: 'x' }, ...news(1)])), expect: one },
  { name: 'a feed without items', serve: always(rss([])), expect: {} },
  {
    name: 'items go and come again',
    serve: inTurn(always(rss(news(1, 2))), always(rss(news(3))), always(rss(news(1, 2, 3)))),
    polls: 3,
    expect: { titles: titles(1, 2, 3) },
  },
  {
    name: 'a window that rolls faster than the poll, with an archive',
    serve: (response, visit, request) => {
      const link = (page: number) => `<atom:link rel="prev-archive" href="${visit.origin}/${page}.xml"/>`
      const archive = /\/(\d)\.xml$/.exec(visit.url)?.[1]
      const numbers = archive ? [Number(archive) * 2 + 1, Number(archive) * 2 + 2] : visit.poll === 0 ? [1, 2] : [5, 6]
      const before = archive === '0' || (!archive && visit.poll === 0) ? '' : link(archive ? Number(archive) - 1 : 1)
      always(rss(news(...numbers), { inside: before }))(response, visit, request)
    },
    polls: 2,
    expect: { titles: titles(1, 2, 3, 4, 5, 6), requests: 4 },
  },
]
