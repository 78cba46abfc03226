// Invented articles as they leave the house, for tests of what is written of them.
import type { Article } from '../../core/model.ts'
import type { WholeArticle } from '../../server/store/whole.ts'
import { mention } from '../store/shelf.ts'

export const NOON = '2026-03-01T12:00:00.000Z'

export function whole(change: Partial<Article> = {}, more: Partial<Omit<WholeArticle, 'article'>> = {}): WholeArticle {
  return {
    key: 'guid-1',
    text: 'عادت السفن إلى الميناء.\nقال الحارس: "هدأ البحر"، ثم مضى.',
    author: null,
    html: null,
    source: {
      id: '3',
      title: 'أخبار الميناء',
      url: 'https://harbour.example/feed?key=hidden',
      siteUrl: 'https://harbour.example/',
      createdAt: '2026-02-01T00:00:00.000Z',
    },
    ...more,
    article: {
      id: '12',
      cursor: '12',
      feedId: '3',
      feed: 'أخبار الميناء',
      title: 'هدوء في الميناء',
      lead: 'عادت السفن إلى الميناء.',
      url: 'https://harbour.example/1',
      language: 'ar',
      publishedAt: '2026-03-01T11:30:00.000Z',
      fetchedAt: NOON,
      at: NOON,
      revisedAt: null,
      places: [mention()],
      hits: [],
      thumbnail: null,
      storyId: null,
      ...change,
    },
  }
}
