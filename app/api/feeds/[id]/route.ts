// GET, PATCH, DELETE /api/feeds/{id}: one feed, with what its hub pushes; deleting it deletes its articles.
import { changeFeed, deleteFeed, getFeed } from '../../../../core/api/feeds.ts'
import { changeFeed as change, findFeed, removeFeed } from '../../../../server/store/feeds.ts'
import { subscriptionFacts } from '../../../../server/store/subscriptions.ts'
import { notFound } from '../../_http/answer.ts'
import { audited } from '../../_http/audited.ts'
import { given } from '../../_http/given.ts'
import { route } from '../../_http/route.ts'

export const GET = route(getFeed, async ({ params }) => {
  const feed = await findFeed(params.id)
  if (!feed) throw notFound('feed')
  return { ...feed, push: await subscriptionFacts(params.id) }
})

export const PATCH = route(changeFeed, async ({ request, params, body }) => {
  const work = async () => {
    const feed = await change(params.id, given(body))
    if (!feed) throw notFound('feed')
    return feed
  }
  return audited(request, work, ({ url }) => url)
})

export const DELETE = route(deleteFeed, async ({ request, params }) => {
  const work = async () => {
    const feed = await findFeed(params.id)
    if (!feed || !(await removeFeed(params.id))) throw notFound('feed')
    return feed
  }
  await audited(request, work, ({ url }) => url)
  return undefined
})
