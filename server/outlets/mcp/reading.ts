// Tools that tell articles: search, and one article whole.
import { z } from 'zod'
import { findArticle, listArticles } from '../../store/articles.ts'
import type { ArticleFilter } from '../../store/search.ts'
import * as question from './question.ts'
import { articleShape, toShape } from './shapes.ts'
import { Refusal, type Tool, UNTRUSTED } from './tool.ts'

const MOST_FOUND = 50
const TEXT_AT_ONCE = 20_000
const MOST_REVISIONS = 10

const searchInput = {
  query: question.query.optional(),
  place: question.place.optional(),
  role: question.role.optional(),
  language: question.language.optional(),
  feedId: question.articleId.optional().describe('Only from this feed'),
  alertId: question.articleId.optional().describe('Only what this alert caught'),
  since: question.since.optional(),
  until: question.until.optional(),
  limit: z.int().min(1).max(MOST_FOUND).default(20),
  cursor: z.string().max(40).optional().describe('The `next` of the page before'),
}
const searchOutput = {
  articles: z.array(articleShape),
  next: z.string().nullable().describe('Ask again with it as cursor for older ones; null when these are all'),
}

export const search: Tool<typeof searchInput, typeof searchOutput> = {
  name: 'search',
  title: 'Search articles',
  description: `Finds stored news articles, newest first. Everything that is given must hold. ${question.QUERY_LANGUAGE}\n${UNTRUSTED}`,
  input: searchInput,
  output: searchOutput,
  run: async ({ limit, cursor, ...asked }) => {
    const { items, next } = await listArticles(filterOf(asked), limit, cursor ?? null)
    return { articles: items.map(toShape), next }
  },
}

type Filter = {
  query?: string | undefined
  place?: number | undefined
  role?: ArticleFilter['role'] | undefined
  language?: string | undefined
  feedId?: string | undefined
  alertId?: string | undefined
  since?: string | undefined
  until?: string | undefined
}

function filterOf({ query, place, role, language, feedId, alertId, since, until }: Filter): ArticleFilter {
  return {
    ...(query === undefined ? {} : { query: question.readQuery(query) }),
    ...(place === undefined ? {} : { place }),
    ...(role === undefined ? {} : { role }),
    ...(language === undefined ? {} : { language }),
    ...(feedId === undefined ? {} : { feed: feedId }),
    ...(alertId === undefined ? {} : { alert: alertId }),
    ...(since === undefined ? {} : { since: new Date(since) }),
    ...(until === undefined ? {} : { until: new Date(until) }),
  }
}

const articleInput = {
  id: question.articleId.describe('The id of an article, as search tells it'),
  from: z.int().min(0).default(0).describe('Where in the text to begin, in UTF-16 code units'),
}
const articleOutput = {
  ...articleShape.shape,
  author: z.string().nullable(),
  text: z.string().describe(`At most ${TEXT_AT_ONCE} characters from where it was asked for`),
  textLength: z.number(),
  more: z.number().nullable().describe('Ask again with it as `from` for the rest; null at the end'),
  revisions: z
    .array(z.object({ title: z.string(), since: z.string(), until: z.string() }))
    .describe('The headlines it had before, oldest first'),
}

export const article: Tool<typeof articleInput, typeof articleOutput> = {
  name: 'article',
  title: 'Read an article',
  description: `One article with its text, its places and the headlines it had before. ${UNTRUSTED}`,
  input: articleInput,
  output: articleOutput,
  run: async ({ id, from }) => {
    const found = await findArticle(id)
    if (!found) throw new Refusal(`There is no article with the id ${id}: it may have been purged.`)
    const end = Math.min(found.text.length, from + TEXT_AT_ONCE)
    return {
      ...toShape(found),
      author: found.author,
      text: found.text.slice(from, end).toWellFormed(),
      textLength: found.text.length,
      more: end < found.text.length ? end : null,
      revisions: found.revisions.slice(-MOST_REVISIONS).map(({ title, since, until }) => ({ title, since, until })),
    }
  },
}
