// GET /api/feeds/export: all feeds as an OPML file.

import { writeOpml } from '../../../../server/opml.ts'
import { listFeeds } from '../../../../server/store/feeds.ts'
import { answer } from '../../_http/answer.ts'

export const dynamic = 'force-dynamic'

export const GET = answer(async () => {
  return new Response(writeOpml(await listFeeds()), {
    headers: {
      'Content-Type': 'text/x-opml; charset=utf-8',
      'Content-Disposition': 'attachment; filename="rasid-feeds.opml"',
    },
  })
})
