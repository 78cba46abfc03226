// GET /api/feeds/export: all feeds as an OPML file.
import { exportFeeds } from '../../../../core/api/feeds.ts'
import { writeOpml } from '../../../../server/opml.ts'
import { listFeeds } from '../../../../server/store/feeds.ts'
import { route } from '../../_http/route.ts'

export const GET = route(
  exportFeeds,
  async () =>
    new Response(writeOpml(await listFeeds()), {
      headers: {
        'Content-Type': 'text/x-opml; charset=utf-8',
        'Content-Disposition': 'attachment; filename="rasid-feeds.opml"',
        'Cache-Control': 'no-store',
      },
    }),
)
