// Feeds over several polls, of every kind that identity has to cope with. News text is invented.
import type { IdentityPolicy } from '../../server/pipeline/identity/policy.ts'

/** `late`: seconds after the day began. */
export type Item = { id?: string; url?: string; title: string; text?: string; day?: number; late?: number }

export const post = (n: number, change: Partial<Item> = {}): Item => ({
  id: `g${n}`,
  url: `https://news.example/${n}`,
  title: `Headline number ${n} ${'abcdefghij'[n % 10]}`,
  text: `Words of ${n}`,
  day: 1 + (n % 20),
  ...change,
})
export const posts = (from: number, to: number, change: (n: number) => Partial<Item> = () => ({})) =>
  Array.from({ length: to - from }, (_, index) => post(from + index, change(from + index)))

/** What is listed at each poll; how many articles and revisions come of it, and what the feed is told apart by in the end. */
export type Case = [name: string, polls: Item[][], articles: number, revisions: number, policy: IdentityPolicy]
export const CASES: Case[] = [
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
