// Feeds whose program names their items anew: with every poll, or once, when it gave way to another. News text is invented.
import { type Case, post, posts } from './identity-feeds.ts'

export const RENAMED: Case[] = [
  [
    'guids and words that change with every poll, without dates',
    ['g', 'x', 'y'].map((poll) =>
      posts(0, 10, (n) => ({ id: `${poll}${n}`, text: `${n}, seen by readers of ${poll}`, day: undefined as never })),
    ),
    10,
    20,
    'link',
  ],
  [
    'another program, which names items anew, dates them by their last change and shortens them',
    [posts(0, 10), posts(0, 10, (n) => ({ id: `urn:${n}`, text: 'Shorter', late: 200 + n }))],
    10,
    10,
    'link',
  ],
  [
    'another program, which dates to the minute what had seconds',
    [posts(0, 2, () => ({ late: 59 })), posts(0, 2, (n) => ({ id: `urn:${n}`, text: 'Shorter' }))],
    2,
    2,
    'guid',
  ],
  [
    'bulletins that keep link and headline, and have a guid and a date each',
    [1, 2, 3].map((day) => posts(0, 5, (n) => ({ id: `${day} ${n}`, text: `Of day ${day}`, day }))),
    15,
    0,
    'guid',
  ],
  [
    'sessions in links that are guids',
    [1, 2, 3].map((poll) =>
      posts(0, 10, (n) => {
        const url =
          n < 5 ? `https://news.example/${n}?PHPSESSID=${poll}` : `https://news.example/${n};jsessionid=${poll}`
        return { id: url, url }
      }),
    ),
    10,
    0,
    'link',
  ],
  [
    'one item listed twice in a feed of ten, and then another one corrected',
    [
      posts(0, 10),
      [...posts(0, 10), post(3, { title: 'Headline number 3 edited' })],
      posts(0, 10, (n) => (n === 5 ? { title: 'Headline number 5 corrected' } : {})),
    ],
    11,
    1,
    'guid',
  ],
]
