// GET, PATCH, DELETE /api/feeds/{id}: one feed, with what its hub pushes; deleting it deletes its articles.
import { changeFeed, findFeed, removeFeed } from '../../../../server/store/feeds.ts'
import { subscriptionFacts } from '../../../../server/store/subscriptions.ts'
import { answer, body, json, notFound } from '../../_http/answer.ts'
import type { ById } from '../../_http/by-id.ts'
import { given } from '../../_http/given.ts'
import { feedChange } from '../../_http/words.ts'

export const GET = answer<ById>(async (_request, { params }) => {
  const { id } = await params
  const feed = await findFeed(id)
  if (!feed) throw notFound('feed')
  return json({ ...feed, push: await subscriptionFacts(id) })
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
