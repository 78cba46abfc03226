// GET /api/articles: articles newest first, filtered.
import { listArticles } from '../../../server/store/articles.ts'
import { answer, json } from '../_http/answer.ts'
import { asked, filterOf, limitOf } from '../_http/ask.ts'

export const GET = answer(async (request) => {
  const ask = asked(request)
  return json(await listArticles(filterOf(ask), limitOf(ask), ask.get('cursor')))
})
