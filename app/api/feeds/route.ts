// GET /api/feeds: all feeds. POST: adds one, due at once; one that is already there is a 409 that names it.
import { addFeed, listFeeds } from '../../../core/api/feeds.ts'
import { addFeeds, feedByUrl, pageOfFeeds } from '../../../server/store/feeds.ts'
import { Problem } from '../_http/answer.ts'
import { audited } from '../_http/audited.ts'
import { route } from '../_http/route.ts'

export const GET = route(listFeeds, async ({ query }) => {
  const page = await pageOfFeeds(query.limit, query.cursor)
  if (!page)
    throw new Problem(400, 'A parameter cannot be read', 'cursor is not the `next` of an earlier page.', {
      field: 'cursor',
    })
  return page
})

export const POST = route(addFeed, async ({ request, body: { url, title, language, country } }) => {
  const wanted = { url, language: language ?? null, country: country ?? null, ...(title ? { title } : {}) }
  const work = async () => {
    const [feed] = (await addFeeds([wanted])).added
    if (feed) return feed
    throw new Problem(409, 'Already there', 'This feed is already polled.', { id: (await feedByUrl(url))?.id })
  }
  return audited(request, work, () => url)
})
