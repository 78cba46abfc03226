// GET /api/articles/{id}: one article, whole.
import { findArticle } from '../../../../server/store/articles.ts'
import { answer, json, notFound } from '../../_http/answer.ts'
import type { ById } from '../../_http/by-id.ts'

export const GET = answer<ById>(async (_request, { params }) => {
  const article = await findArticle((await params).id)
  if (!article) throw notFound('article')
  return json(article)
})
