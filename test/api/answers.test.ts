// What every operation really answers is what the OpenAPI document says, and nothing beside it: all of them, on a running Rasid.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { Secret, TOTP } from 'otpauth'
import type { Alert, Article, Correction, Feed, Page } from '../../core/model.ts'
import { type FeedServer, startFeedServer } from '../support/feed-server.ts'
import { OWNER, until } from '../support/rasid.ts'
import { type DescribedRasid, startDescribed } from './described-rasid.ts'

// An authenticator that is a device, and a provider of single sign-on: what they are refused with is judged here, the rest in its own tests.
// Setting up is done before a test begins, by whoever starts Rasid for it.
const NEEDS_MORE = ['addPasskey', 'beginSingleSignOn', 'deletePasskey', 'setUp', 'signInWithPasskey']
const ID_THAT_IS_NOT = '987654321'

describe('answers', () => {
  let desk: DescribedRasid
  let wire: FeedServer
  let feed: Feed
  let alert: Alert
  let article: Article

  before(async () => {
    desk = await startDescribed()
    wire = await startFeedServer('Canal wire', 'en')
    wire.items = [1, 2, 3].map((n) => ({
      guid: `g${n}`,
      title: `Two boats sank in Daraa, says lock ${n}`,
      text: `Two boats sank in Daraa on Monday, said keeper ${n} in Damascus. Syrian barges wait.`,
    }))
  })
  after(async () => {
    await wire?.close()
    await desk?.stop()
  })

  test('feeds and alerts are made', async () => {
    alert = await desk.expect(201, 'addAlert', {
      body: {
        name: 'Boats',
        query: 'boats NEAR/5 sank',
        deliveries: [
          { kind: 'webhook', url: 'https://hooks.example/rasid' },
          { kind: 'email', to: 'noor@desk.example' },
        ],
      },
    })
    feed = await desk.expect(201, 'addFeed', { body: { url: wire.url, language: 'en', country: 'SY' } })
    const again = await desk.expect<{ id: string }>(409, 'addFeed', { body: { url: wire.url } })
    assert.equal(again.id, feed.id)
    const page = await until('articles come', 20_000, async () => {
      const found = await desk.expect<Page<Article>>(200, 'listArticles', { query: { alert: alert.id } })
      return found.items.length === 3 ? found : undefined
    })
    article = page.items[0] as Article
    assert.ok(article.places.length > 1 && article.hits.length === 1)
  })

  test('articles', async () => {
    const query = { q: 'boats', since: '2020-01-01', language: 'en', feed: feed.id, limit: '2' }
    const page = await desk.expect<Page<Article>>(200, 'listArticles', { query })
    assert.equal(page.items.length, 2)
    const rest = await desk.expect<Page<Article>>(200, 'listArticles', { query: { ...query, cursor: page.next ?? '' } })
    assert.deepEqual([rest.items.length, rest.next], [1, null])
    assert.deepEqual((await desk.expect<Page<Article>>(200, 'listArticles', { query: { story: '1' } })).items, [])
    await desk.expect(200, 'getArticle', { id: article.id })
    await desk.expect(404, 'getArticle', { id: ID_THAT_IS_NOT })
  })

  test('feeds', async () => {
    assert.equal((await desk.expect<Page<Feed>>(200, 'listFeeds')).items.length, 1)
    await desk.expect(200, 'getFeed', { id: feed.id })
    await desk.expect(200, 'changeFeed', { id: feed.id, body: { title: 'Canal wire, renamed', fullText: false } })
    await desk.expect(202, 'pollFeed', { id: feed.id })
    const found = await desk.expect<{ itself: boolean }>(200, 'discoverFeeds', { body: { url: wire.url } })
    assert.equal(found.itself, true)
    const opml = await desk.expect<string>(200, 'exportFeeds')
    assert.deepEqual(await desk.expect(201, 'importFeeds', { text: opml }), { added: 0, existing: 1, failed: [] })
    for (const operation of ['getFeed', 'pollFeed', 'deleteFeed'])
      await desk.expect(404, operation, { id: ID_THAT_IS_NOT })
    await desk.expect(404, 'changeFeed', { id: ID_THAT_IS_NOT, body: {} })
  })

  test('alerts', async () => {
    await desk.expect(200, 'listAlerts')
    await desk.expect(200, 'getAlert', { id: alert.id })
    await desk.expect(200, 'changeAlert', { id: alert.id, body: { paused: true, name: 'Ships' } })
    const hits = await desk.expect<Page<unknown>>(200, 'listHits', { id: alert.id, query: { limit: '1' } })
    assert.ok(hits.next)
    await desk.expect(200, 'listHits', { id: alert.id, query: { cursor: hits.next } })
    const tested = await desk.expect<{ total: number }>(200, 'backtestQuery', {
      body: { query: 'boats', since: '2026-01-01' },
    })
    assert.equal(tested.total, 3)
    await desk.expect(400, 'backtestQuery', { body: { query: '(boats' } })
  })

  test('places, and corrections of them', async () => {
    const found = await desk.expect<Page<{ geonameId: number }>>(200, 'searchPlaces', {
      query: { q: 'حلب', near: '36.2,37.1', language: 'ar' },
    })
    const aleppo = found.items[0]?.geonameId as number
    await desk.expect(200, 'listPlaceLabels', { query: { ids: String(aleppo), language: 'ar' } })
    const daraa = article.places.find(({ kind }) => kind === 'name')
    assert.ok(daraa?.geonameId)
    const body = {
      articleId: article.id,
      surface: daraa.surface,
      fromGeonameId: daraa.geonameId,
      geonameId: aleppo,
      reach: 'article',
      history: true,
    }
    await desk.expect(200, 'previewCorrection', { body })
    const made = await desk.expect<Correction>(201, 'addCorrection', { body })
    await desk.expect(200, 'listCorrections', { query: { limit: '5' } })
    await desk.expect(200, 'listCorrections', { query: { format: 'jsonl' } })
    await desk.expect(200, 'undoCorrection', { id: made.id })
    await desk.expect(404, 'undoCorrection', { id: made.id })
    await desk.expect(404, 'addCorrection', { body: { ...body, surface: 'nowhere' } })
  })

  test('counts and queries', async () => {
    for (const by of ['place', 'admin1', 'country']) {
      const page = await desk.expect<Page<unknown>>(200, 'tallyPlaces', {
        query: { by, q: 'boats', since: '2026-01-01' },
      })
      assert.ok(page.items.length > 0, by)
    }
    for (const query of [
      { by: 'feed', bucket: 'day' },
      { q: 'boats', by: 'language' },
      { feed: feed.id, language: 'en' },
    ])
      assert.ok((await desk.expect<Page<unknown>>(200, 'timeline', { query })).items.length > 0)
    await desk.expect(200, 'explainQuery', { query: { q: 'boats place:Daraa place:Nowhereville' } })
    await desk.expect(400, 'explainQuery', { query: { q: '(' } })
  })

  test('Rasid itself', async () => {
    await desk.expect(200, 'getHealth', { as: 'nobody' })
    await desk.expect(200, 'getDocument')
    await desk.expect(200, 'getMetrics')
    await desk.expect(401, 'getMetrics', { as: 'nobody' })
  })

  test('people, invitations, tokens, the audit log', async () => {
    await desk.expect(200, 'whoAmI')
    await desk.expect(200, 'listPeople')
    const invited = await desk.expect<{ id: string; link: string }>(201, 'addInvitation', {
      body: { email: 'noor@desk.example', role: 'analyst' },
    })
    await desk.expect(200, 'listInvitations')
    const token = invited.link.split('#')[1]
    const noor = await desk.expect<{ id: string }>(201, 'acceptInvitation', {
      as: 'nobody',
      body: { token, password: 'nine herons by the weir' },
    })
    const second = await desk.expect<{ id: string }>(201, 'addInvitation', {
      body: { email: 'sami@desk.example', role: 'viewer' },
    })
    await desk.expect(204, 'deleteInvitation', { id: second.id })
    await desk.expect(201, 'resetPerson', { id: noor.id })
    await desk.expect(200, 'changePerson', { id: noor.id, body: { role: 'viewer' } })
    await desk.expect(204, 'deletePerson', { id: noor.id })
    const made = await desk.expect<{ id: string }>(201, 'addToken', {
      as: 'person',
      body: { name: 'script', role: 'viewer' },
    })
    await desk.expect(200, 'listTokens', { as: 'person' })
    await desk.expect(204, 'deleteToken', { as: 'person', id: made.id })
    await desk.expect(200, 'listAudit', { query: { limit: '3' } })
    await desk.expect(200, 'listAudit', { query: { format: 'jsonl' } })
  })

  test('an account and signing in', async () => {
    const as = 'person'
    const { email, password } = OWNER
    await desk.expect(409, 'setUp', { as: 'nobody', body: { email, password } })
    const sessions = await desk.expect<Page<{ id: string; current: boolean }>>(200, 'listSessions', { as })
    assert.ok(sessions.items.some(({ current }) => current))
    const totp = await desk.expect<{ secret: string }>(201, 'beginOneTimeCodes', { as, body: { password } })
    const code = new TOTP({ secret: Secret.fromBase32(totp.secret) }).generate()
    const { recoveryCodes } = await desk.expect<{ recoveryCodes: string[] }>(200, 'confirmOneTimeCodes', {
      as,
      body: { code },
    })
    const step = await desk.expect<{ ticket: string }>(202, 'signIn', { as: 'nobody', body: { email, password } })
    await desk.expect(201, 'giveCode', { as: 'nobody', body: { ticket: step.ticket, code: recoveryCodes[0] } })
    await desk.expect(204, 'endOneTimeCodes', { as, body: { password } })
    const other = (await desk.expect<Page<{ id: string; current: boolean }>>(200, 'listSessions', { as })).items.find(
      ({ current }) => !current,
    )
    await desk.expect(204, 'endSession', { as, id: other?.id ?? '' })
    await desk.expect(200, 'listPasskeys', { as })
    await desk.expect(200, 'askNewPasskey', { as, body: { password } })
    const asked = await desk.expect<{ ticket: string }>(200, 'askPasskey', { as: 'nobody' })
    const credential = { id: 'AAAA', response: {} }
    await desk.expect(400, 'addPasskey', { as, body: { ticket: asked.ticket, credential } })
    await desk.expect(401, 'signInWithPasskey', { as: 'nobody', body: { ticket: asked.ticket, credential } })
    await desk.expect(404, 'deletePasskey', { as, id: 'AAAA' })
    await desk.expect(404, 'beginSingleSignOn', { as: 'nobody' })
    await desk.expect(303, 'endSingleSignOn', { as: 'nobody' })
    await desk.expect(204, 'changePassword', { as, body: { current: password, password: 'eleven kites over Basra' } })
    await desk.expect(401, 'signIn', { as: 'nobody', body: { email, password } })
    await desk.expect(204, 'signOut', { as })
  })

  test('what was made can be deleted, and then every operation has answered', async () => {
    await desk.expect(204, 'deleteArticle', { id: article.id })
    await desk.expect(404, 'deleteArticle', { id: article.id })
    await desk.expect(204, 'deleteAlert', { id: alert.id })
    await desk.expect(204, 'deleteFeed', { id: feed.id })
    const all = Object.values(desk.document.paths).flatMap((methods) =>
      Object.values(methods).map((one) => one.operationId),
    )
    const missing = all.filter((operation) => !desk.succeeded.has(operation))
    assert.deepEqual(missing.sort(), NEEDS_MORE)
  })
})
