// Tallies that stay exact whatever happens to articles: random additions, corrections, undos and deletions in a real database, and
// after each the kept rows equal a recount. And what is usual: a median of what was watched, or nothing.
import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import fc from 'fast-check'
import type { PlaceMention } from '../../core/model.ts'
import { parseQuery } from '../../core/query/parse.ts'
import { db } from '../../server/store/client.ts'
import { addCorrection, listCorrections, undoCorrection } from '../../server/store/corrections.ts'
import { removeFeed } from '../../server/store/feeds.ts'
import { placeTallies, unitTallies } from '../../server/store/place-tallies.ts'
import { MISSED, PLACES, type Step, steps, TEXT } from './place-steps.ts'
import { article, claim, claimedFeed, HOUR_MS, mention, NOON, openShelf, store } from './shelf.ts'

describe('place tallies', () => {
  let shelf: Awaited<ReturnType<typeof openShelf>>
  before(async () => {
    shelf = await openShelf()
  })
  after(() => shelf?.close())
  beforeEach(async () => {
    await db().feed.deleteMany()
    await db().placeCorrection.deleteMany()
  })

  test('kept tallies equal a recount after anything, and undoing every correction brings back what was found', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(steps, { minLength: 5, maxLength: 25 }), async (script) => {
        await db().feed.deleteMany()
        await db().placeCorrection.deleteMany()
        const feeds = [await claimedFeed('A'), await claimedFeed('B'), await claimedFeed('C')]
        const found = new Map<string, PlaceMention[]>()
        for (const [index, step] of script.entries()) {
          await run(step, index, feeds, found)
          assert.deepEqual(await kept(), await recounted(), `after ${step.kind}`)
        }
        for (const { id, undoneAt } of await listCorrections()) if (undoneAt === null) await undoCorrection(id, 'test')
        assert.deepEqual(await kept(), await recounted(), 'after undoing all')
        assert.deepEqual(await stored(), new Map([...found].filter(([key]) => key !== '')))
        assert.equal(await db().placeSetAside.count(), 0)
      }),
      { numRuns: 40 },
    )
  })

  async function run(
    step: Step,
    index: number,
    feeds: Awaited<ReturnType<typeof claimedFeed>>[],
    found: Map<string, PlaceMention[]>,
  ): Promise<void> {
    const articles = await db().article.findMany({ orderBy: { id: 'asc' } })
    if (step.kind === 'add') {
      const feed = feeds[step.feed] as (typeof feeds)[number]
      if (!(await db().feed.findUnique({ where: { id: feed.feedId } }))) return
      const places = step.mentions.map(({ place, role, demonym }) =>
        mention({
          ...PLACES[place],
          role: (['event', 'actor', 'dateline'] as const)[role] as PlaceMention['role'],
          kind: demonym ? 'demonym' : 'name',
        }),
      )
      const at = new Date(NOON.getTime() + step.hour * HOUR_MS + index * 1000)
      const ids = await store(await claim(String(feed.feedId)), [
        article(`${index}`, { places, at, fetchedAt: NOON, text: TEXT }),
      ])
      for (const id of ids) found.set(id, places)
    } else if (step.kind === 'correct') {
      const chosen = articles[step.article % Math.max(1, articles.length)]
      const name = await db().placeMention.findFirst({
        where: { articleId: chosen?.id ?? -1n, kind: 'name' },
        orderBy: { ordinal: 'asc' },
      })
      if (!chosen || !name) return
      const target = step.to === null ? null : PLACES[step.to]
      await addCorrection(
        {
          articleId: String(chosen.id),
          surface: name.surface,
          fromGeonameId: name.geonameId as number,
          place: target ? { ...target, lat: 1, lon: 2 } : null,
          reach: (['article', 'feed', 'everywhere'] as const)[step.reach] as 'article',
          history: step.history,
        },
        'test',
      )
    } else if (step.kind === 'miss') {
      const chosen = articles[step.article % Math.max(1, articles.length)]
      if (!chosen) return
      await addCorrection(
        {
          articleId: String(chosen.id),
          surface: MISSED,
          fromGeonameId: null,
          place: { ...(PLACES[step.to] as (typeof PLACES)[number]), lat: 1, lon: 2 },
          reach: (['article', 'feed', 'everywhere'] as const)[step.reach] as 'article',
          history: step.history,
        },
        'test',
      )
    } else if (step.kind === 'undo') {
      const corrections = await listCorrections()
      const chosen = corrections[step.correction % Math.max(1, corrections.length)]
      if (chosen) await undoCorrection(chosen.id, 'test')
    } else if (step.kind === 'delete') {
      const chosen = articles[step.article % Math.max(1, articles.length)]
      if (!chosen) return
      await db().article.delete({ where: { id: chosen.id } })
      found.delete(String(chosen.id))
    } else {
      const feed = feeds[step.feed] as (typeof feeds)[number]
      for (const { id, feedId } of articles) if (feedId === feed.feedId) found.delete(String(id))
      await removeFeed(String(feed.feedId))
    }
  }

  /** Mentions by article as they stand, in their order. */
  async function stored(): Promise<Map<string, PlaceMention[]>> {
    const rows = await db().placeMention.findMany({ orderBy: [{ articleId: 'asc' }, { ordinal: 'asc' }] })
    const ids = (await db().article.findMany({ select: { id: true } })).map(({ id }) => String(id))
    const byArticle = new Map<string, PlaceMention[]>(ids.map((id) => [id, []]))
    for (const { articleId, ordinal: _o, at: _a, geonameId, admin1, ...rest } of rows)
      byArticle.get(String(articleId))?.push({
        ...(rest as unknown as PlaceMention),
        ...(geonameId === null ? {} : { geonameId }),
        ...(admin1 === null ? {} : { admin1 }),
      })
    return byArticle
  }

  const kept = () => db().$queryRaw`select * from place_tally order by level, hour, unit, kind, role`
  const recounted = () => db().$queryRaw`
    select u.level, date_trunc('hour', m.at, 'UTC') as hour, u.unit, m.kind, m.role,
      count(distinct m.article_id)::int as articles, count(*)::int as mentions
    from place_mention m cross join lateral place_units(m.geoname_id, m.country, m.admin1) u
    group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5`

  test('a window that begins and ends within hours counts as the mentions do, at every level', async () => {
    const feed = await claimedFeed()
    const minutes = [-125, -119, -61, -60, -1, 0, 1, 59, 60, 90, 119, 121]
    await store(
      feed,
      minutes.map((minute, index) =>
        article(`${index}`, {
          at: new Date(NOON.getTime() + minute * 60_000),
          places: [
            mention({ ...PLACES[index % 2] }),
            mention({ ...PLACES[0] }),
            mention({ ...PLACES[3], role: 'actor' }),
          ],
        }),
      ),
    )
    for (const [from, to] of [
      [-125, 121],
      [-119, 90],
      [-61, 1],
      [1, 59],
      [0, 60],
      [-200, 200],
      [30, 31],
    ] as const)
      for (const level of ['place', 'admin1', 'country'] as const) {
        const window = {
          since: new Date(NOON.getTime() + from * 60_000),
          until: new Date(NOON.getTime() + to * 60_000),
        }
        const expected = await db().$queryRaw<{ unit: string; role: string; count: number; mentions: number }[]>`
          select u.unit, m.role, count(distinct m.article_id)::int as count, count(*)::int as mentions
          from place_mention m cross join lateral place_units(m.geoname_id, m.country, m.admin1) u
          where u.level = ${level} and m.at >= ${window.since} and m.at < ${window.until} group by 1, 2`
        const sorted = (rows: { unit: string; role: string; count: number; mentions: number }[]) =>
          rows.map(({ unit, role, count, mentions }) => `${unit} ${role} ${count} ${mentions}`).sort()
        assert.deepEqual(sorted(await unitTallies({ ...window, level, limit: 100 })), sorted(expected), `${from} ${to}`)
      }
  })

  test('usual is the median of the same hours over four weeks, a query’s too; too little history is said', async () => {
    const feed = await claimedFeed()
    const day = 24 * HOUR_MS
    const days = (count: number) =>
      Array.from({ length: count }, (_, back) =>
        // Two a day at noon, on the third day nine: a median does not follow it.
        Array.from({ length: back === 3 ? 9 : 2 }, (_, index) =>
          article(`${back} ${index}`, {
            title: index === 0 ? 'School' : 'Bridge',
            at: new Date(NOON.getTime() - back * day + index * 60_000),
            fetchedAt: new Date(NOON.getTime() - back * day),
            places: [mention({ ...PLACES[0] })],
          }),
        ),
      ).reverse()
    const window = { since: NOON, until: new Date(NOON.getTime() + HOUR_MS), role: 'event' as const, limit: 10 }
    const few = days(10)
    for (const batch of few) await store(await claim(String(feed.feedId)), batch)
    assert.deepEqual(
      (await placeTallies(window)).map(({ count, usual }) => [count, usual]),
      [[2, null]],
    )
    await db().article.deleteMany()
    for (const batch of days(29)) await store(await claim(String(feed.feedId)), batch)
    assert.deepEqual(
      (await placeTallies(window)).map(({ count, usual }) => [count, usual]),
      [[2, 2]],
    )
    const parsed = parseQuery('school')
    assert.ok(parsed.ok)
    assert.deepEqual(
      (await placeTallies({ ...window, query: parsed.query })).map(({ count, usual }) => [count, usual]),
      [[1, 1]],
    )
    const evening = {
      ...window,
      since: new Date(NOON.getTime() + 6 * HOUR_MS),
      until: new Date(NOON.getTime() + 7 * HOUR_MS),
    }
    await store(await claim(String(feed.feedId)), [
      article('late', { at: evening.since, places: [mention({ ...PLACES[0] })] }),
    ])
    assert.deepEqual(
      (await placeTallies(evening)).map(({ count, usual }) => [count, usual]),
      [[1, 0]],
    )
  })
})
