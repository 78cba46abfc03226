// POST /api/feeds/{id}/poll: makes a feed due now; 202, since the poll itself comes a moment later.
import { pollSoon } from '../../../../../server/store/feeds.ts'
import { answer, json, notFound } from '../../../_http/answer.ts'
import type { ById } from '../../../_http/by-id.ts'

export const POST = answer<ById>(async (_request, { params }) => {
  const feed = await pollSoon((await params).id)
  if (!feed) throw notFound('feed')
  return json(feed, 202)
})
