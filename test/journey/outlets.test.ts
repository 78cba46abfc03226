// Outlets from end to end: made, read in each format, unchanged, closed; and the round trip, a Rasid that polls its own outlets and stores
// what it has, word for word.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith'
import type { Alert, Article, ArticleDetail, Feed, Page } from '../../core/model.ts'
import type { NewOutlet, Outlet } from '../../core/outlets.ts'
import { type FeedServer, startFeedServer } from '../support/feed-server.ts'
import { type RunningRasid, startRasid, temporaryFolder, until } from '../support/rasid.ts'

const ARRIVES_MS = 20_000
const ITEMS = [
  {
    guid: 'a',
    title: 'قصف على أطراف درعا <عاجل> & متابعة',
    text: 'قال سكان إن القصف أصاب حي المنشية.\n\nوقالت "لجنة الحي": لا إصابات، و15 بيتًا تضررت.',
    publishedAt: '2026-02-03T10:20:30Z',
  },
  {
    guid: 'b',
    title: 'Grain ship at the quay',
    text: 'The ship carries wheat & barley; 3 < 4 holds are full.',
    publishedAt: '2026-02-03T09:00:00Z',
  },
  {
    guid: 'c',
    title: 'هدوء في درعا',
    text: `${'جملة طويلة عن الهدوء في المدينة. '.repeat(500).trim()}`,
    publishedAt: '2026-02-02T08:00:00Z',
  },
  {
    guid: 'd',
    title: 'Control \u0001 letters',
    text: 'A stray \u000b one, and ]]> too. درعا',
    publishedAt: '2026-02-01T08:00:00Z',
  },
]

describe('outlets', { timeout: 120_000 }, () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>
  let source: FeedServer
  let rasid: RunningRasid
  let feed: Feed
  let alert: Alert
  before(async () => {
    folder = await temporaryFolder()
    source = await startFeedServer('وكالة الاختبار', 'ar')
    source.items.push(...ITEMS)
    rasid = await startRasid(folder.path)
    alert = await rasid.post('/api/alerts', { name: 'Strikes', query: 'قصف' })
    feed = await rasid.post('/api/feeds', { url: source.url })
    await until('the articles', ARRIVES_MS, async () => (await articlesOf(feed)).length === ITEMS.length)
  })
  after(async () => {
    await rasid?.stop()
    await source?.close()
    await folder?.remove()
  })

  const articlesOf = async ({ id }: { id: string }) =>
    (await rasid.get<Page<Article>>(`/api/articles?feed=${id}`)).items
  const make = (ask: object) => rasid.post<NewOutlet>('/api/outlets', ask)
  const read = (path: string, headers: Record<string, string> = {}) => fetch(`${rasid.address}${path}`, { headers })

  test('a query’s outlet in three formats: the same articles, in their own language, with links to the originals', async () => {
    const { path, ...outlet } = await make({ name: 'درعا & more', query: 'درعا', feedId: feed.id })
    assert.match(path, /^\/out\/[A-Za-z0-9_-]{43}$/)
    const titles = ITEMS.filter(({ title, text }) => /درعا/.test(title + text)).map(({ title }) =>
      title.replace('\u0001 ', ''),
    )
    const rssText = await (await read(path)).text()
    const rss = parseRssFeed(rssText)
    const atom = parseAtomFeed(await (await read(`${path}.atom`)).text())
    const json = parseJsonFeed(await (await read(`${path}?format=json`)).text())
    const plain = (text = '') => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
    assert.deepEqual(
      rss.items?.map(({ title }) => plain(title)),
      titles,
    )
    assert.deepEqual(
      atom.entries?.map(({ title }) => title?.value),
      titles,
    )
    assert.deepEqual(
      json.items?.map(({ title }) => title),
      titles,
    )
    const guids = rss.items?.map(({ guid }) => guid?.value)
    assert.deepEqual(
      guids,
      atom.entries?.map(({ id }) => id),
    )
    assert.deepEqual(
      guids,
      json.items?.map(({ id }) => id),
    )
    assert.equal(new Set(guids).size, titles.length)
    assert.equal(rss.items?.[0]?.link, `${source.url}?item=a`)
    assert.equal(rss.items?.[0]?.pubDate, 'Tue, 03 Feb 2026 10:20:30 GMT')
    assert.match(rss.items?.[0]?.content?.encoded ?? '', /^<div dir="rtl" lang="ar">/)
    assert.equal(atom.entries?.[0]?.xml?.lang, 'ar')
    assert.equal(json.items?.[0]?.language, 'ar')
    // Nothing tells where Rasid stands or what it calls things.
    assert.ok(!rssText.includes(rasid.address) && !rssText.includes(path.slice(5)))
    const { items } = await rasid.get<Page<Outlet>>('/api/outlets')
    const listed = items.find(({ id }) => id === outlet.id)
    assert.deepEqual({ ...listed, lastUsedAt: null }, outlet)
    assert.ok(listed?.lastUsedAt)
    assert.ok(!JSON.stringify(items).includes(path.slice(5)))
  })

  test('a reader who has it already is told so, until something is new', async () => {
    const { path } = await make({ name: 'Wheat', query: 'wheat', format: 'atom' })
    const first = await read(path)
    assert.match(first.headers.get('content-type') ?? '', /atom\+xml/)
    const etag = first.headers.get('etag') ?? ''
    const modified = first.headers.get('last-modified') ?? ''
    assert.equal((await read(path, { 'If-None-Match': etag })).status, 304)
    assert.equal((await read(path, { 'If-None-Match': `"other", W/${etag}` })).status, 304)
    assert.equal((await read(path, { 'If-Modified-Since': modified })).status, 304)
    assert.equal((await read(path, { 'If-None-Match': '"other"', 'If-Modified-Since': modified })).status, 200)
    assert.equal((await read(`${path}.rss`, { 'If-None-Match': etag })).status, 200)
    source.items.push({ guid: 'w', title: 'More wheat', text: 'A second ship.', publishedAt: '2026-02-04T08:00:00Z' })
    await until('the new article', ARRIVES_MS, async () =>
      (await articlesOf(feed)).some(({ title }) => title === 'More wheat'),
    )
    const again = await read(path, { 'If-None-Match': etag })
    assert.equal(again.status, 200)
    assert.notEqual(again.headers.get('last-modified'), modified)
    assert.equal((await read(path, { 'If-Modified-Since': modified })).status, 200)
    assert.match(await again.text(), /More wheat/)
    const head = await fetch(`${rasid.address}${path}`, { method: 'HEAD' })
    assert.equal(head.status, 200)
    assert.equal(head.headers.get('etag'), again.headers.get('etag'))
  })

  test('an alert’s outlet has what the alert caught, and goes with it', async () => {
    const caught = await make({ name: 'Caught', alertId: alert.id })
    const titles = parseRssFeed(await (await read(caught.path)).text()).items?.map(({ title }) => title)
    assert.deepEqual(titles?.length, 1)
    await fetch(`${rasid.address}/api/alerts/${alert.id}`, { method: 'DELETE', headers: rasid.auth })
    assert.equal((await read(caught.path)).status, 404)
  })

  test('closed, unknown and misspelt addresses answer alike', async () => {
    const { id, path } = await make({ name: 'Short-lived', query: 'درعا' })
    assert.equal((await read(path)).status, 200)
    const secret = path.slice(5)
    const other = `${secret.startsWith('A') ? 'B' : 'A'}${secret.slice(1)}`
    const unknown = await (await read(`/out/${other}`)).text()
    assert.equal(
      (await fetch(`${rasid.address}/api/outlets/${id}`, { method: 'DELETE', headers: rasid.auth })).status,
      204,
    )
    for (const address of [
      path,
      `/out/${other}.rss`,
      `${path}?format=nonsense`,
      '/out/x',
      `${path}.exe`,

      `/out/${id}`,
    ]) {
      const answer = await read(address)
      assert.equal(answer.status, 404, address)
      assert.equal(await answer.text(), unknown, address)
    }
    assert.equal(
      (await fetch(`${rasid.address}/api/outlets/${id}`, { method: 'DELETE', headers: rasid.auth })).status,
      404,
    )
  })

  test('what cannot be an outlet is refused in a sentence', async () => {
    for (const [ask, detail] of [
      [{ name: 'x' }, /a query, an alert/],
      [{ query: 'درعا' }, /name/],
      [{ name: 'x', query: '(درعا' }, /./],
      [{ name: 'x', alertId: '999999' }, /no alert/],
      [{ name: 'x', query: 'درعا', format: 'pdf' }, /rss, atom, json/],
      [{ name: 'x', place: -1 }, /./],
    ] as const) {
      const answer = await fetch(`${rasid.address}/api/outlets`, {
        method: 'POST',
        headers: { ...rasid.auth, 'Content-Type': 'application/json' },
        body: JSON.stringify(ask),
      })
      assert.equal(answer.status, 400, JSON.stringify(ask))
      assert.match(((await answer.json()) as { detail: string }).detail, detail)
    }
  })

  test('the round trip: Rasid polls its own outlets and stores the same articles', async () => {
    const originals = await Promise.all(
      (await articlesOf(feed)).map(({ id }) => rasid.get<ArticleDetail>(`/api/articles/${id}`)),
    )
    const told = ({ title, url, text, publishedAt, language }: ArticleDetail) => ({
      title,
      url,
      text,
      publishedAt,
      language,
    })
    const { path } = await make({ name: 'Everything', feedId: feed.id })
    for (const format of ['rss', 'atom', 'json']) {
      const copy = await rasid.post<Feed>('/api/feeds', { url: `${rasid.address}${path}.${format}` })
      await until(
        `the articles as ${format}`,
        ARRIVES_MS,
        async () => (await articlesOf(copy)).length === originals.length,
      )
      const copies = await Promise.all(
        (await articlesOf(copy)).map(({ id }) => rasid.get<ArticleDetail>(`/api/articles/${id}`)),
      )
      const order = (articles: ArticleDetail[]) => articles.map(told).sort((a, b) => (a.title < b.title ? -1 : 1))
      assert.deepEqual(order(copies), order(originals), format)
    }
  })
})
