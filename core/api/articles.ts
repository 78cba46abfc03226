// The operations on articles. Pure.
import { z } from 'zod'
import { article, articleDetail } from './articles-words.ts'
import { operation } from './operation.ts'
import { anId, aRole, articleCursor, askedQuery, byId, geonameId, limit, pageOf, since, until } from './parts.ts'

const area = 'Articles'
const tag = z
  .string()
  .regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/, 'a language tag is expected, for example language=ar')

export const listArticles = operation({
  id: 'listArticles',
  method: 'GET',
  path: '/api/articles',
  area,
  summary: 'Articles, newest first, filtered.',
  query: z.strictObject({
    q: askedQuery,
    since,
    until,
    place: geonameId.optional().describe('Where it happened, or what `role` says: a GeoNames id.'),
    role: aRole.optional().describe('The part that `place` plays; event unless told.'),
    language: tag.optional().describe('BCP 47.'),
    feed: anId('a feed').optional(),
    alert: anId('an alert').optional().describe('Only what this alert caught.'),
    story: anId('a story').optional(),
    limit: limit(50),
    cursor: articleCursor,
  }),
  answers: [{ status: 200, about: 'A page of articles.', json: pageOf(article) }],
})

export const getArticle = operation({
  id: 'getArticle',
  method: 'GET',
  path: '/api/articles/{id}',
  area,
  summary: 'One article, whole.',
  params: byId('an article'),
  answers: [{ status: 200, about: 'The article.', json: articleDetail }],
})

export const deleteArticle = operation({
  id: 'deleteArticle',
  method: 'DELETE',
  path: '/api/articles/{id}',
  area,
  summary: 'Purges an article; its feed does not bring it back.',
  params: byId('an article'),
  answers: [{ status: 204, about: 'It is gone.' }],
})
