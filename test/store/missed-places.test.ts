// Places that were missed and that analysts add: where the words stand, in history and in what comes after it, with the hits that
// they raise; and corrections that follow their article when its feed gives it another key.
import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import type { CorrectPlace, Reach } from '../../core/model.ts'
import { addAlert, hitsOf } from '../../server/store/alerts.ts'
import { db } from '../../server/store/client.ts'
import { addCorrection, listCorrections, previewCorrection, undoCorrection } from '../../server/store/corrections.ts'
import { recorrect } from '../../server/store/recorrect.ts'
import { article, claim, claimedFeed, mention, openShelf, store } from './shelf.ts'

const ALEPPO: CorrectPlace = { geonameId: 170_063, name: 'Aleppo', country: 'SY', admin1: '09', lat: 36.2, lon: 37.16 }

describe('missed places', () => {
  let shelf: Awaited<ReturnType<typeof openShelf>>
  before(async () => {
    shelf = await openShelf()
  })
  after(() => shelf?.close())
  beforeEach(async () => {
    await db().feed.deleteMany()
    await db().placeCorrection.deleteMany()
    await db().alert.deleteMany()
  })

  const added = (
    articleId: string | undefined,
    reach: Reach,
    history: boolean,
    place: CorrectPlace | null = ALEPPO,
  ) => ({
    articleId: articleId ?? '',
    surface: 'الشهباء',
    fromGeonameId: null,
    place,
    reach,
    history,
  })
  const named = async () =>
    (await db().placeMention.findMany({ orderBy: [{ articleId: 'asc' }, { ordinal: 'asc' }] })).map(
      ({ articleId, surface, start, end, name, role }) => ({ id: String(articleId), surface, start, end, name, role }),
    )
  const says = (key: string, text: string) => article(key, { title: `خبر ${key}`, text, language: 'ar' })

  test('stands wherever the words do, also behind what Arabic writes onto them; a preview says so before', async () => {
    const here = await claimedFeed('A')
    const there = await claimedFeed('B')
    const [one, two] = await store(here, [
      says('1', 'عاد الهدوء إلى الشهباء، وبالشهباء احتفل الناس.'),
      says('2', 'أغلقت مدارس الشهباء أبوابها.'),
    ])
    const [three] = await store(there, [says('3', 'والشهباء تنتظر المطر.')])
    assert.equal((await previewCorrection(added(one, 'article', true)))?.mentions, 2)
    const feed = await previewCorrection(added(one, 'feed', true))
    assert.deepEqual([feed?.mentions, feed?.articles], [3, 2])
    assert.ok(feed?.samples.every(({ around, surface }) => around.includes(surface)))
    assert.deepEqual(await named(), [], 'a preview changes nothing')

    const made = await addCorrection(added(one, 'everywhere', true), 'desk')
    assert.deepEqual([made?.mentions, made?.articles, made?.from], [4, 3, null])
    assert.deepEqual(
      (await named()).map(({ id, surface, name, role }) => [id, surface, name, role]),
      [
        [one, 'الشهباء', 'Aleppo', 'event'],
        [one, 'وبالشهباء', 'Aleppo', 'event'],
        [two, 'الشهباء', 'Aleppo', 'event'],
        [three, 'والشهباء', 'Aleppo', 'event'],
      ],
    )
    assert.equal(await addCorrection(added(one, 'article', true), 'desk'), null, 'nothing is missing there any more')
    assert.equal((await undoCorrection(made?.id ?? '', 'desk'))?.mentions, 4)
    assert.deepEqual(await named(), [])
    assert.equal(await db().placeSetAside.count(), 0)
  })

  test('words that are not there, parts of words, and words of a place that stands are refused', async () => {
    const feed = await claimedFeed()
    const place = mention({ field: 'text', start: 13, end: 20, surface: 'الشهباء' })
    const [one, two] = await store(feed, [
      article('1', { text: 'عاد الهدوء إلى حلب.', language: 'ar' }),
      article('2', { text: 'وصلوا أمس إلى الشهباء.', language: 'ar', places: [{ ...place, start: 14, end: 21 }] }),
    ])
    for (const id of [one, two]) assert.equal(await previewCorrection(added(id, 'article', true)), null)
    assert.equal(await addCorrection({ ...added(one, 'article', true), surface: 'هدوء إ' }, 'desk'), null)
  })

  test('can itself be corrected, and said to be no place; undoing in any order ends where it began', async () => {
    const [one] = await store(await claimedFeed(), [says('1', 'عاد الهدوء إلى الشهباء.')])
    const first = await addCorrection(added(one, 'article', true), 'desk')
    const idlib = { geonameId: 169_389, name: 'Idlib', country: 'SY', lat: 35.9, lon: 36.6 }
    const ask = { ...added(one, 'article', true), fromGeonameId: ALEPPO.geonameId, place: idlib }
    const second = await addCorrection(ask, 'desk')
    assert.deepEqual(
      (await named()).map(({ name }) => name),
      ['Idlib'],
    )
    const third = await addCorrection({ ...ask, fromGeonameId: idlib.geonameId, place: null }, 'desk')
    assert.deepEqual(await named(), [])
    await undoCorrection(third?.id ?? '', 'desk')
    await undoCorrection(first?.id ?? '', 'desk')
    assert.deepEqual(await named(), [], 'without its addition the second has nothing to correct')
    await undoCorrection(second?.id ?? '', 'desk')
    assert.equal(await db().placeSetAside.count(), 0)
    assert.ok((await listCorrections()).every(({ undoneAt }) => undoneAt !== null))
  })

  test('with history alerts catch what lies there now, marked; undo takes these back and leaves what was caught before', async () => {
    const alert = await addAlert({ name: 'Aleppo', query: 'place:Aleppo', deliveries: [] })
    const other = await addAlert({ name: 'words', query: 'الهدوء', deliveries: [] })
    const caught = { alertId: alert.id, spans: [] }
    const feed = await claimedFeed()
    const [one, two] = await store(feed, [
      { ...says('1', 'عاد الهدوء إلى الشهباء.'), hits: [] },
      { ...says('2', 'أغلقت مدارس الشهباء.'), hits: [caught] },
    ])
    const made = await addCorrection(added(one, 'feed', true), 'desk')
    assert.equal(made?.hits, 1)
    const marks = async () =>
      (await hitsOf(alert.id, 10, null)).items
        .map(({ articleId, correctionId }) => [articleId, correctionId])
        .sort((a, b) => Number(a[0]) - Number(b[0]))
    assert.deepEqual(await marks(), [
      [one, made?.id],
      [two, null],
    ])
    assert.deepEqual((await hitsOf(other.id, 10, null)).items, [], 'an alert without places is not asked')
    assert.equal((await undoCorrection(made?.id ?? '', 'desk'))?.hits, 1)
    assert.deepEqual(await marks(), [[two, null]])
    assert.equal((await addCorrection(added(one, 'article', false), 'desk'))?.hits, 0)
  })

  test('a correction stays with its article under another key, and away from an article that takes the former one', async () => {
    const feed = await claimedFeed()
    const [one] = await store(feed, [says('old', 'عاد الهدوء إلى الشهباء.')])
    await addCorrection(added(one, 'article', true), 'desk')
    await db().article.update({ where: { id: BigInt(one ?? 0) }, data: { key: 'new' } })
    const [two] = await store(await claim(String(feed.feedId)), [says('old', 'سهرت الشهباء حتى الفجر.')])
    await db().$transaction((tx) =>
      recorrect(
        tx,
        [one, two].map((id) => BigInt(id ?? 0)),
      ),
    )
    assert.deepEqual(
      (await named()).map(({ id }) => id),
      [one],
    )
  })
})
