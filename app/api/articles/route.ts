// GET /api/articles: articles newest first, filtered.
import { listArticles } from '../../../core/api/articles.ts'
import { listArticles as list } from '../../../server/store/articles.ts'
import { filterOf } from '../_http/filter.ts'
import { route } from '../_http/route.ts'

export const GET = route(listArticles, async ({ query }) =>
  list(filterOf(query), query.limit ?? 50, query.cursor ?? null),
)
