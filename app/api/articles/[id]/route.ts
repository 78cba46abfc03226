// GET, DELETE /api/articles/{id}: one article, whole; deleting it purges it, and its feed does not bring it back.
import { findArticle } from '../../../../server/store/articles.ts'
import { toId } from '../../../../server/store/ids.ts'
import { purgeArticles } from '../../../../server/store/purge.ts'
import { answer, json, notFound } from '../../_http/answer.ts'
import type { ById } from '../../_http/by-id.ts'

export const GET = answer<ById>(async (_request, { params }) => {
  const article = await findArticle((await params).id)
  if (!article) throw notFound('article')
  return json(article)
})

export const DELETE = answer<ById>(async (_request, { params }) => {
  const id = toId((await params).id)
  if (id === null || (await purgeArticles([id])) === 0) throw notFound('article')
  return new Response(null, { status: 204 })
})
