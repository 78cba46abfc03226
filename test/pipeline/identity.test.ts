// Which item is which article over time: by guid, by link, by title, as each feed allows. Each case is a feed over several polls;
// what counts is how many articles come of it, which of them were revised, and that two never become one.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { contentHash, titleKey } from '../../server/pipeline/identity/hashes.ts'
import { identify } from '../../server/pipeline/identity/identify.ts'
import { linkIdentity } from '../../server/pipeline/identity/link.ts'
import { type IdentityPolicy, policyAfterChurn, policyOf } from '../../server/pipeline/identity/policy.ts'
import { type Remembered, recognise } from '../../server/pipeline/identity/recognise.ts'
import { type NormalisedItem, normaliseItem } from '../../server/pipeline/normalise.ts'
import { CASES, type Item, post, posts } from './identity-feeds.ts'
import { RENAMED } from './identity-renamed.ts'

type Row = Remembered & { revisions: number }

const FETCHED = new Date('2026-08-22T10:00:00Z')
const normalised = ({ day, late = 0, ...item }: Item) =>
  normaliseItem(
    {
      ...item,
      ...(day === undefined ? {} : { publishedAt: new Date(Date.UTC(2026, 7, day, 0, 0, late)).toISOString() }),
    },
    { fetchedAt: FETCHED },
  ) as NormalisedItem

/** A feed whose documents are polled one after another, with a memory as the store has it. */
function follow(polls: Item[][]): { rows: Row[]; policy: IdentityPolicy } {
  const rows: Row[] = []
  let policy: IdentityPolicy = 'guid'
  for (const poll of polls) {
    const normal = poll.map(normalised)
    policy = policyOf(normal, policy)
    const items = identify(normal, policy)
    const { fresh, changed, churned } = recognise(items, rows, policy)
    policy = policyAfterChurn(normal, churned, policy)
    for (const { item, articleId, reworded } of changed) {
      const row = rows.find((one) => one.articleId === articleId) as Row
      if (reworded) row.revisions++
      Object.assign(row, {
        title: item.title,
        titleKey: item.titleKey,
        contentHash: item.contentHash,
        secondKey: item.secondKey,
      })
      if (!rows.some(({ key }) => key === item.key)) row.key = item.key
    }
    for (const { key, secondKey, titleKey, title, publishedAt, contentHash } of fresh) {
      assert.ok(!rows.some((row) => row.key === key), 'a new article never has the key of another')
      rows.push({
        articleId: BigInt(rows.length),
        key,
        secondKey,
        titleKey,
        title,
        publishedAt,
        contentHash,
        revisions: 0,
      })
    }
  }
  return { rows, policy }
}

const counts = (polls: Item[][]) => {
  const { rows, policy } = follow(polls)
  return { articles: rows.length, revisions: rows.reduce((sum, row) => sum + row.revisions, 0), policy }
}
for (const [name, polls, articles, revisions, policy] of [...CASES, ...RENAMED])
  test(`${name}: ${articles} articles, ${revisions} revisions, by ${policy}`, () => {
    assert.deepEqual(counts(polls), { articles, revisions, policy })
  })

test('a feed never goes back to what it was degraded from', () => {
  assert.equal(policyOf(posts(0, 10).map(normalised), 'link'), 'link')
  assert.equal(policyOf(posts(0, 10).map(normalised), 'title'), 'title')
  const bad = posts(0, 10, () => ({ url: 'https://news.example/' })).map(normalised)
  assert.equal(policyOf(bad, 'link'), 'title')
})

test('5 % without a guid of their own are borne, more are not', () => {
  const some = (wrong: number) =>
    policyOf(posts(0, 100, (n) => (n < wrong ? { id: undefined as never } : {})).map(normalised), 'guid')
  assert.equal(some(5), 'guid')
  assert.equal(some(6), 'link')
})

test('a purged article is known by guid and by link, and does not come back', () => {
  const gone = identify([post(1), post(2)].map(normalised), 'guid').map(({ key, secondKey, titleKey }) => ({
    ...{ articleId: null, key, secondKey, titleKey, title: '', publishedAt: null, contentHash: null },
  }))
  const again = identify([post(1), post(2, { id: undefined as never }), post(3)].map(normalised), 'guid')
  const { fresh, changed, known } = recognise(again, gone, 'guid')
  assert.deepEqual(
    fresh.map(({ guid }) => guid),
    ['g3'],
  )
  assert.deepEqual([changed.length, known], [0, 2])
})

test('what is listed and not asked about keeps what is known of it', () => {
  const live = { url: 'https://news.example/live', title: 'Live', day: 3 }
  const [first, second] = identify([post(1, live), post(2, live)].map(normalised), 'guid')
  assert.ok(first && second)
  const row = { ...first, articleId: 1n }
  assert.equal(recognise([second], [row], 'guid', new Set([first.key])).fresh.length, 1)
})

test('markup and white space are no revision, a word is', () => {
  const hash = (text: string) => Buffer.from(contentHash('عنوان', text)).toString('hex')
  assert.equal(hash('one two\n\nthree'), hash(' one  two three\u200f'))
  assert.notEqual(hash('one two'), hash('one too'))
  assert.equal(titleKey('Some  Title'), titleKey('some title'))
})

test('whatever a feed lists: articles of different guid, link and words never become one, and none comes twice', () => {
  const anItem = fc.record({
    id: fc.option(fc.constantFrom('a', 'b', 'c', 'd'), { nil: undefined }),
    url: fc.option(fc.constantFrom('https://n.example/1', 'https://n.example/2', 'http://www.n.example/1'), {
      nil: undefined,
    }),
    title: fc.constantFrom('Alpha beta', 'Gamma delta', 'Epsilon'),
    text: fc.constantFrom('x', 'y'),
    day: fc.option(fc.constantFrom(1, 2), { nil: undefined }),
  }) as fc.Arbitrary<Item>
  fc.assert(
    fc.property(fc.array(fc.array(anItem, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 5 }), (polls) => {
      const { rows } = follow(polls)
      // Polling the last document once more finds nothing new.
      const again = follow([...polls, polls.at(-1) as Item[]])
      assert.equal(again.rows.length, rows.length)
      const link = ({ url }: Item) => url && linkIdentity(url)
      const shares = (a: Item, b: Item) => a.id === b.id || link(a) === link(b) || a.title === b.title
      const alone = polls.flat().filter((item) => polls.flat().every((other) => other === item || !shares(item, other)))
      for (const item of alone)
        assert.ok(
          rows.some(({ title }) => title === item.title),
          JSON.stringify({ item, polls }),
        )
    }),
    { numRuns: 3_000 },
  )
})
