// GET, DELETE /api/articles/{id}: one article, whole; deleting it purges it, and its feed does not bring it back.
import { deleteArticle, getArticle } from '../../../../core/api/articles.ts'
import { findArticle } from '../../../../server/store/articles.ts'
import { toId } from '../../../../server/store/ids.ts'
import { purgeArticles } from '../../../../server/store/purge.ts'
import { notFound } from '../../_http/answer.ts'
import { audited } from '../../_http/audited.ts'
import { route } from '../../_http/route.ts'

export const GET = route(getArticle, async ({ params }) => {
  const article = await findArticle(params.id)
  if (!article) throw notFound('article')
  return article
})

export const DELETE = route(deleteArticle, async ({ request, params }) => {
  const id = toId(params.id)
  await audited(request, async () => {
    if (id === null || (await purgeArticles([id])) === 0) throw notFound('article')
  })
  return undefined
})
