// POST /api/feeds/{id}/poll: makes a feed due now; 202, since the poll itself comes a moment later.
import { pollFeed } from '../../../../../core/api/feeds.ts'
import { pollSoon } from '../../../../../server/store/feeds.ts'
import { notFound } from '../../../_http/answer.ts'
import { route } from '../../../_http/route.ts'

export const POST = route(pollFeed, async ({ params }) => {
  const feed = await pollSoon(params.id)
  if (!feed) throw notFound('feed')
  return feed
})
