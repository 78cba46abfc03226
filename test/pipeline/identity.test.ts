// Which item is which article over time: by guid, by link, by title, as each feed allows. Each case is a feed over several polls;
// what counts is how many articles come of it, which of them were revised, and that two never become one.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { contentHash, titleKey } from '../../server/pipeline/identity/hashes.ts'
import { identify } from '../../server/pipeline/identity/identify.ts'
import { cleanLink, linkIdentity } from '../../server/pipeline/identity/link.ts'
import { type IdentityPolicy, policyAfterChurn, policyOf } from '../../server/pipeline/identity/policy.ts'
import { type Remembered, recognise } from '../../server/pipeline/identity/recognise.ts'
import { type NormalisedItem, normaliseItem } from '../../server/pipeline/normalise.ts'

type Item = { id?: string; url?: string; title: string; text?: string; day?: number }
type Row = Remembered & { revisions: number }

const FETCHED = new Date('2026-08-22T10:00:00Z')
const normalised = ({ day, ...item }: Item) =>
  normaliseItem(
    { ...item, ...(day === undefined ? {} : { publishedAt: new Date(Date.UTC(2026, 7, day)).toISOString() }) },
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
const post = (n: number, change: Partial<Item> = {}): Item => ({
  id: `g${n}`,
  url: `https://news.example/${n}`,
  title: `Headline number ${n} ${'abcdefghij'[n % 10]}`,
  text: `Words of ${n}`,
  day: 1 + (n % 20),
  ...change,
})
const posts = (from: number, to: number, change: (n: number) => Partial<Item> = () => ({})) =>
  Array.from({ length: to - from }, (_, index) => post(from + index, change(from + index)))

const CASES: [name: string, polls: Item[][], articles: number, revisions: number, policy: IdentityPolicy][] = [
  ['a window that rolls', [posts(0, 10), posts(3, 13), posts(8, 18)], 18, 0, 'guid'],
  [
    'a guid that stays through a new headline, text and slug',
    [
      posts(0, 5),
      posts(0, 5, (n) =>
        n === 2 ? { title: 'Headline number 2 corrected', text: 'Other', url: 'https://news.example/two' } : {},
      ),
    ],
    5,
    1,
    'guid',
  ],
  [
    'a headline rewritten altogether, at the same link',
    [posts(0, 5), posts(0, 5, (n) => (n === 2 ? { title: 'Nothing alike' } : {}))],
    5,
    1,
    'guid',
  ],
  [
    'one guid on every item',
    [posts(0, 10, () => ({ id: 'feed' })), posts(3, 13, () => ({ id: 'feed' }))],
    13,
    0,
    'link',
  ],
  [
    'one guid on every item, and one link',
    [
      posts(0, 10, () => ({ id: 'feed', url: 'https://news.example/' })),
      posts(3, 13, () => ({ id: 'feed', url: 'https://news.example/' })),
    ],
    13,
    0,
    'title',
  ],
  [
    'no guids',
    [
      posts(0, 10, () => ({ id: undefined as never })),
      posts(3, 13, (n) => ({ id: undefined as never, ...(n === 4 ? { title: 'Rewritten' } : {}) })),
    ],
    13,
    1,
    'link',
  ],
  [
    'nothing but titles',
    [
      [{ title: 'One' }, { title: 'Two' }],
      [{ title: 'Two' }, { title: 'Three' }],
    ],
    3,
    0,
    'title',
  ],
  [
    'guids that change with every poll',
    [posts(0, 10), posts(0, 10, (n) => ({ id: `x${n}` })), posts(0, 10, (n) => ({ id: `y${n}` }))],
    10,
    0,
    'link',
  ],
  [
    'guids that change, and then a headline',
    [
      posts(0, 10),
      posts(0, 10, (n) => ({ id: `x${n}` })),
      posts(0, 10, (n) => ({ id: `y${n}`, ...(n === 3 ? { title: 'Rewritten' } : {}) })),
    ],
    10,
    1,
    'link',
  ],
  [
    'guids that are places in the list',
    [
      posts(0, 10, (n) => ({ id: `${n}` })),
      posts(3, 13, (n) => ({ id: `${n - 3}` })),
      posts(6, 16, (n) => ({ id: `${n - 6}` })),
    ],
    16,
    0,
    'link',
  ],
  [
    'one guid used again for another article',
    [
      [post(1, { id: 'top' }), ...posts(2, 8)],
      [post(9, { id: 'top', title: 'Something else entirely' }), ...posts(2, 8)],
    ],
    8,
    0,
    'guid',
  ],
  [
    'two items with one guid in a large feed',
    [posts(0, 50, (n) => (n < 2 ? { id: 'same' } : {})), posts(1, 50, (n) => (n < 2 ? { id: 'same' } : {}))],
    50,
    0,
    'guid',
  ],
  [
    'a live page whose posts share its link',
    [
      [post(1, { url: 'https://news.example/live' }), ...posts(10, 20)],
      [post(2, { url: 'https://news.example/live' }), post(1, { url: 'https://news.example/live' }), ...posts(10, 20)],
    ],
    12,
    0,
    'guid',
  ],
  [
    'a live page whose latest post stands alone',
    [1, 2, 3].map((n) => [post(n, { url: 'https://news.example/live' }), ...posts(10, 20)]),
    13,
    0,
    'guid',
  ],
  [
    'a live page whose posts share link and headline',
    [1, 2, 3].map((n) => [post(n, { url: 'https://news.example/live', title: 'Live' }), ...posts(10, 20)]),
    13,
    0,
    'guid',
  ],
  [
    'tracking that changes with every poll',
    [1, 2].map((poll) =>
      posts(0, 10, (n) => ({ id: undefined as never, url: `https://news.example/${n}?utm_source=rss&utm_id=${poll}` })),
    ),
    10,
    0,
    'link',
  ],
  [
    'a move to TLS and www',
    [
      posts(0, 10, (n) => ({ id: `http://news.example/${n}`, url: `http://news.example/${n}` })),
      posts(0, 10, (n) => ({ id: `https://www.news.example/${n}`, url: `https://www.news.example/${n}` })),
    ],
    10,
    0,
    'guid',
  ],
  [
    'the same item listed twice',
    [
      [post(1), post(1), post(2)],
      [post(1), post(2), post(1)],
    ],
    2,
    0,
    'guid',
  ],
  [
    'a bulletin of every morning under one title',
    [1, 2, 3].map((day) => [{ title: 'Morning bulletin', text: `News of ${day}`, day }]),
    3,
    0,
    'title',
  ],
  [
    'bulletins of two mornings in one list',
    [
      [
        { title: 'Bulletin', text: 'A', day: 2 },
        { title: 'Bulletin', text: 'B', day: 1 },
      ],
      [{ title: 'Bulletin', text: 'A', day: 2 }],
    ],
    2,
    0,
    'title',
  ],
  [
    'a correction taken back',
    [posts(0, 5), posts(0, 5, (n) => (n === 1 ? { text: 'Wrong' } : {})), posts(0, 5)],
    5,
    2,
    'guid',
  ],
]

for (const [name, polls, articles, revisions, policy] of CASES)
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
    ...{ articleId: null, key, secondKey, titleKey, title: null, publishedAt: null, contentHash: null },
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

test('addresses: tracking, twins and redirectors go, what names a page stays', () => {
  const CLEAN: [string, string][] = [
    ['https://n.example/a?id=7&utm_source=rss&utm_medium=x&fbclid=1', 'https://n.example/a?id=7'],
    ['https://n.example/a?traffic_source=rss', 'https://n.example/a'],
    ['https://n.example/a?ref=rss#xtor=RSS-3', 'https://n.example/a'],
    ['https://n.example/a?ref=chapter2&source=7#post-9', 'https://n.example/a?ref=chapter2&source=7#post-9'],
    ['https://www.google.com/url?rct=j&url=https%3A%2F%2Fn.example%2Fa%3Futm_source%3Dx&ct=ga', 'https://n.example/a'],
    [
      'https://out.example/redirect?to=https://l.facebook.com/l.php?u=https%253A%252F%252Fn.example%252Fa',
      'https://n.example/a',
    ],
    ['https://r.search.yahoo.com/_ylt=A/RV=2/RU=https%3a%2f%2fn.example%2fa/RK=2/', 'https://n.example/a'],
    ['https://n.example/viewer?url=https://other.example/a', 'https://n.example/viewer?url=https://other.example/a'],
    ['https://n.example/out?url=https://n.example/a', 'https://n.example/out?url=https://n.example/a'],
    ['https://out.example/go?url=javascript:alert(1)', 'https://out.example/go?url=javascript:alert(1)'],
    ['https://n.example/a?x=%E3%81', 'https://n.example/a?x=%E3%81'],
    ['not an address', 'not an address'],
  ]
  for (const [written, clean] of CLEAN) assert.equal(cleanLink(written), clean)
  const same = (...links: string[]) => assert.equal(new Set(links.map(linkIdentity)).size, 1, links.join(' '))
  same('http://n.example/a', 'https://n.example/a/', 'https://www.n.example/a', 'https://N.example:443/a?utm_id=1')
  same(
    'https://n.example/أخبار',
    'https://n.example/%D8%A3%D8%AE%D8%A8%D8%A7%D8%B1',
    'https://n.example/%d8%a3%d8%ae%d8%a8%d8%a7%d8%b1',
  )
  same('https://n.example/?a=1&b=2', 'https://n.example/?b=2&a=1')
  const differ = [
    'https://n.example/?p=1',
    'https://n.example/?p=2',
    'https://n.example/a',
    'https://n.example/A',
    'https://m.n.example/a',
    'https://n.example/a#post-1',
  ]
  assert.equal(new Set(differ.map(linkIdentity)).size, differ.length)
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
