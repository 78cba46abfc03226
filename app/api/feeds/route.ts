// GET /api/feeds: all feeds. POST: adds one, due at once; one that is already there is a 409 that names it.
import { addFeeds, listFeeds } from '../../../server/store/feeds.ts'
import { answer, body, json, Problem } from '../_http/answer.ts'
import { newFeed } from '../_http/words.ts'

export const GET = answer(async () => json({ items: await listFeeds(), next: null }))

export const POST = answer(async (request) => {
  const { url, title, language, country } = await body(request, newFeed)
  const { added } = await addFeeds([
    { url, language: language ?? null, country: country ?? null, ...(title ? { title } : {}) },
  ])
  const [feed] = added
  if (feed) return json(feed, 201)
  const there = (await listFeeds()).find((known) => known.url === url)
  throw new Problem(409, 'Already there', 'This feed is already polled.', { id: there?.id })
})
