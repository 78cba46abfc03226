// POST /api/feeds/import: an OPML document as the body; adds what is not there yet and says what could not be added.

import { readOpml } from '../../../../server/opml.ts'
import { addFeeds } from '../../../../server/store/feeds.ts'
import { answer, json, Problem } from '../../_http/answer.ts'
import { newFeed } from '../../_http/words.ts'

const LARGEST_OPML_CHARACTERS = 5_000_000

export const POST = answer(async (request) => {
  const text = await request.text()
  if (text.length > LARGEST_OPML_CHARACTERS)
    throw new Problem(413, 'Too large', 'An OPML file may have 5 million characters.')
  const read = readOpml(text)
  if ('error' in read) throw new Problem(400, 'Not OPML', read.error)
  const checked = read.map((outline) => ({
    outline,
    feed: newFeed.safeParse({ ...outline, language: undefined, title: outline.title || undefined }),
  }))
  const good = checked.flatMap(({ feed }) => (feed.success ? [feed.data] : []))
  const failed = checked.flatMap(({ outline, feed }) =>
    feed.success ? [] : [{ url: outline.url, error: feed.error.issues[0]?.message ?? 'not an address' }],
  )
  const { added, existing } = await addFeeds(good.map(({ url, title }) => ({ url, ...(title ? { title } : {}) })))
  return json({ added: added.length, existing, failed }, 201)
})
