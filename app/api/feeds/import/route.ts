// POST /api/feeds/import: an OPML document as the body; adds what is not there yet and says what could not be added.
import { importFeeds, newFeed } from '../../../../core/api/feeds.ts'
import { readOpml } from '../../../../server/opml.ts'
import { addFeeds } from '../../../../server/store/feeds.ts'
import { Problem } from '../../_http/answer.ts'
import { route } from '../../_http/route.ts'

export const POST = route(importFeeds, async ({ text }) => {
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
  return { added: added.length, existing, failed }
})
