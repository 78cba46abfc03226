// Items that come back under another guid and at another address at once: a site that moved, addresses made anew at every poll. They
// are the articles they were. News text is invented.
import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import { purgeArticles } from '../../server/store/purge.ts'
import { PolledFeed } from './polled-feed.ts'

type Post = { guid: string; link: string; title: string; text: string; date?: string }
const MARCH = (n: number) => new Date(Date.UTC(2026, 2, 1, n, 5)).toUTCString()
const at =
  (site: string, change: Partial<Post> = {}) =>
  (n: number): Post => ({
    ...{ guid: `${site}/story/${n}`, link: `${site}/story/${n}` },
    ...{ title: `Ferry line ${n} opens`, text: `The boat of pier ${n} leaves at dawn.`, date: MARCH(n) },
    ...change,
  })
const document = (posts: Post[]) =>
  `<rss version="2.0"><channel><title>Harbour wire</title>${posts.map(({ guid, link, title, text, date }) => `<item><guid>${guid}</guid><link>${link}</link><title>${title}</title><description>${text}</description>${date ? `<pubDate>${date}</pubDate>` : ''}</item>`).join('')}</channel></rss>`
const numbers = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => to - 1 - index)
const OLD = 'https://harbour.example'
const NEW = 'https://wire.harbour-group.example/news'

describe('moved items', () => {
  const feed = new PolledFeed()
  before(() => feed.open())
  after(() => feed.close())
  beforeEach(() => feed.next())

  const poll = async (posts: Post[]) => {
    feed.list(document(posts))
    const { added, revised, gap } = await feed.poll()
    return [added.length, revised, gap]
  }

  test('a site that moved brings what is new, and its articles stand at their new addresses', async () => {
    assert.deepEqual(await poll(numbers(0, 10).map(at(OLD))), [10, 0, false])
    assert.deepEqual(await poll(numbers(2, 12).map(at(NEW))), [2, 0, false])
    const articles = await feed.stored()
    assert.deepEqual(
      articles.map(({ url }) => url?.startsWith(NEW)),
      articles.map((_, index) => index >= 2),
    )
    assert.equal((await feed.row()).identity, 'guid')
    // They are known by their new names from then on, whatever becomes of their words.
    const corrected = numbers(2, 12).map((n) => ({ ...at(NEW)(n), title: `Ferry line ${n} opens later` }))
    assert.deepEqual(await poll(corrected), [0, 10, false])
  })

  test('a site that moved back, and again, and a few words that changed with it', async () => {
    await poll(numbers(0, 10).map(at(OLD)))
    const edited = (n: number) => at(NEW, n < 3 ? { text: 'Read on at our new site.' } : {})(n)
    assert.deepEqual(await poll(numbers(0, 10).map(edited)), [0, 3, false])
    assert.deepEqual(await poll(numbers(0, 10).map(at(OLD))), [0, 3, false])
    assert.deepEqual(await poll(numbers(1, 11).map(at(NEW))), [1, 0, false])
  })

  test('what was purged stays away when the rest moves', async () => {
    await poll(numbers(0, 10).map(at(OLD)))
    const purged = (await feed.stored()).slice(0, 4).map(({ id }) => id)
    await purgeArticles(purged)
    assert.deepEqual(await poll(numbers(0, 11).map(at(NEW))), [1, 0, false])
  })

  test('a push of what has moved is recognised too', async () => {
    await poll(numbers(0, 10).map(at(OLD)))
    await feed.push(document(numbers(2, 12).map(at(NEW))))
    assert.equal((await feed.stored()).length, 12)
  })

  test('guids and links that are made anew at every poll, without dates', async () => {
    const asked = (poll: number) => (n: number) => {
      const url = `${OLD}/${n}?v=${poll}`
      return { ...at(OLD)(n), guid: url, link: url, date: '' }
    }
    assert.deepEqual(await poll(numbers(0, 10).map(asked(1))), [10, 0, false])
    for (const turn of [2, 3, 4, 5])
      assert.deepEqual(await poll(numbers(turn, turn + 10).map(asked(turn))), [turn === 2 ? 2 : 1, 0, false])
  })

  test('a feed told apart by its links whose links move too', async () => {
    const unnamed = (site: string) => (n: number) => ({ ...at(site)(n), guid: 'feed' })
    assert.deepEqual(await poll(numbers(0, 10).map(unnamed(OLD))), [10, 0, false])
    assert.equal((await feed.row()).identity, 'link')
    assert.deepEqual(await poll(numbers(1, 11).map(unnamed(NEW))), [1, 0, false])
  })

  const bulletin = (title: string, issue: number, change: Partial<Post> = {}): Post => ({
    ...{ guid: `${title} ${issue}`, link: `${OLD}/${encodeURIComponent(title)}/${issue}`, title },
    ...{ text: `What issue ${issue} says of it.`, date: new Date(Date.UTC(2026, 2, 1)).toUTCString(), ...change },
  })
  const TITLES = ['Weather: Amman', 'Weather: Irbid', 'Order', 'Director dealing', 'Fire alarm']
  const FORMS: [string, (issue: number) => Partial<Post>][] = [
    ['dated to the day', () => ({})],
    ['all at one hour, as regulators publish', () => ({ date: new Date(Date.UTC(2026, 2, 1, 7)).toUTCString() })],
    ['without a date and without words', () => ({ date: '', text: '' })],
    ['dated to the day and without words', () => ({ text: '' })],
  ]
  for (const [name, change] of FORMS)
    test(`issues under the same headlines are news each time: ${name}`, async () => {
      for (const issue of [1, 2, 3]) {
        const issues = TITLES.map((title) => bulletin(title, issue, change(issue)))
        assert.equal((await poll(issues))[0], 5)
        assert.equal((await poll([...numbers(0, 10).map(at(OLD)), ...issues]))[0], issue === 1 ? 10 : 0)
      }
      assert.equal((await feed.stored()).length, 25)
    })

  test('bulletins under the same headlines of another day are news, and so is what says the same beside what it says it of', async () => {
    await poll(numbers(0, 10).map(at(OLD)))
    const nextDay = (n: number) => ({ ...at(`${OLD}/next`)(n), date: MARCH(n + 24) })
    assert.deepEqual((await poll(numbers(0, 10).map(nextDay)))[0], 10)
    const both = [...numbers(0, 10).map(at(`${OLD}/copy`)), ...numbers(0, 10).map(nextDay)]
    assert.deepEqual((await poll(both))[0], 0, 'the first day’s, listed again')
    const beside = numbers(0, 10).map((n) => ({ ...nextDay(n), guid: `beside ${n}`, link: `${OLD}/beside/${n}` }))
    assert.deepEqual((await poll([...beside, ...both]))[0], 10)
  })
})
