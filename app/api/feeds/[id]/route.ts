// GET, PATCH, DELETE /api/feeds/{id}: one feed; deleting it deletes its articles.
import { changeFeed, findFeed, removeFeed } from '../../../../server/store/feeds.ts'
import { answer, body, json, notFound } from '../../_http/answer.ts'
import type { ById } from '../../_http/by-id.ts'
import { given } from '../../_http/given.ts'
import { feedChange } from '../../_http/words.ts'

export const GET = answer<ById>(async (_request, { params }) => {
  const feed = await findFeed((await params).id)
  if (!feed) throw notFound('feed')
  return json(feed)
})

export const PATCH = answer<ById>(async (request, { params }) => {
  const feed = await changeFeed((await params).id, given(await body(request, feedChange)))
  if (!feed) throw notFound('feed')
  return json(feed)
})

export const DELETE = answer<ById>(async (_request, { params }) => {
  if (!(await removeFeed((await params).id))) throw notFound('feed')
  return new Response(null, { status: 204 })
})
