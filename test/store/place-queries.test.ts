// `place:` and `country:` mean the same on the live stream, in history and when marked: names in any language, everything inside.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { parseQuery } from '../../core/query/parse.ts'
import { analyseDocument } from '../../core/text/document.ts'
import { loadGazetteer } from '../../server/gazetteer/gazetteer.ts'
import { areaFinder } from '../../server/pipeline/areas.ts'
import { Matcher } from '../../server/pipeline/matcher.ts'
import { findPlaces } from '../../server/pipeline/places.ts'
import { listArticles } from '../../server/store/articles.ts'
import { backtestQuery } from '../../server/store/backtest.ts'
import { located, openPlaceNames } from '../../server/store/place-names.ts'
import { article, claimedFeed, openShelf, store } from './shelf.ts'

const gazetteer = await loadGazetteer()

// Invented; the letter is what the table below calls each by.
const TEXTS: Record<string, [language: string, text: string]> = {
  a: ['en', 'Two people were killed in shelling in Daraa on Monday, residents said.'],
  b: ['ar', 'قتل شخصان في قصف على حي المنشية في مدينة درعا مساء الاثنين'],
  c: ['ar', 'انفجار في بلدة إنخل بريف درعا الشمالي يوقع جرحى'],
  d: ['tr', 'Ankara’da düzenlenen toplantıda tarım anlaşması imzalandı.'],
  e: ['ru', 'В Анкаре подписали соглашение о торговле.'],
  f: ['en', 'ERBIL (Wire) - Farmers met officials in Amman to discuss water.'],
  g: ['fa', 'زلزله در تهران خسارتی نداشت'],
  h: ['en', 'Moscow said talks would go on.'],
}

const TABLE: [query: string, found: string][] = [
  ['place:درعا', 'abc'],
  ['place:Daraa', 'abc'],
  ['place:سوريا', 'abc'],
  ['country:SY', 'abc'],
  ['place:أنقرة', 'de'],
  ['place:Анкара', 'de'],
  ['place:Ankara AND anlaşma*', 'd'],
  ['place:Erbil', ''],
  ['place:أربيل@any', 'f'],
  ['place:عمان OR place:Tehran', 'fg'],
  ['place:طهران', 'g'],
  ['place:112931', 'g'],
  ['place:Moscow', ''],
  ['place:موسكو@any', 'h'],
  ['place:Syria NOT place:إنخل', 'ab'],
  ['water AND NOT place:Jordan', ''],
  ['place:Nowhereville', ''],
]

describe('places in queries', () => {
  let shelf: Awaited<ReturnType<typeof openShelf>> | undefined
  before(async () => {
    shelf = await openShelf()
    openPlaceNames(areaFinder(gazetteer))
  })
  after(() => shelf?.close())

  test(`${TABLE.length} queries find the same articles live and in history, and mark where`, async () => {
    const letters = Object.keys(TEXTS)
    const articles = letters.map((letter) => {
      const [language, text] = TEXTS[letter] as [string, string]
      return article(letter, {
        title: '',
        language,
        text,
        places: findPlaces({ title: '', text, language }, gazetteer),
      })
    })
    const ids = await store(await claimedFeed(), articles)
    const letterOf = new Map(ids.map((id, index) => [id, letters[index] as string]))
    for (const [text, wanted] of TABLE) {
      const parsed = parseQuery(text)
      assert.ok(parsed.ok, text)
      const matcher = new Matcher()
      matcher.add('it', located(parsed.query))
      const live = articles.flatMap((one, index) => {
        const [hit] = matcher.match(
          analyseDocument({ title: '', text: one.text, language: one.language, places: one.places }),
        )
        if (hit) assert.ok(hit.spans.length > 0, `${text} marks nothing in ${letters[index]}`)
        return hit ? [letters[index]] : []
      })
      assert.equal(live.join(''), wanted, `live: ${text}`)
      const { items } = await listArticles({ query: parsed.query }, 100, null)
      const found = items.map(({ id }) => letterOf.get(id)).sort()
      assert.equal(found.join(''), wanted, `history: ${text}`)
    }
  })

  test('a back-test marks the places it asks for', async () => {
    const parsed = parseQuery('place:Тегеран')
    assert.ok(parsed.ok)
    const { hits } = await backtestQuery(parsed.query, new Date('2026-01-01'), new Date('2027-01-01'))
    assert.deepEqual(
      hits.map(({ article: { lead }, spans }) => spans.map(({ start, end }) => lead.slice(start, end))),
      [['تهران']],
    )
  })
})
