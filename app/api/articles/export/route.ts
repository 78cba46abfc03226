// GET /api/articles/export: everything that a filter lets through (or the articles with these ids), newest first, as CSV, JSON Lines
// or a STIX 2.1 bundle, streamed: nothing is held but what is on its way.
import { exportArticles } from '../../../../core/api/outlets.ts'
import { EXPORT_FORMATS, streamOf, writerOf } from '../../../../server/outlets/export.ts'
import { newestCursor } from '../../../../server/store/articles.ts'
import { exportArticles as read } from '../../../../server/store/export.ts'
import { filterOf } from '../../_http/filter.ts'
import { route } from '../../_http/route.ts'

export const dynamic = 'force-dynamic'

export const GET = route(exportArticles, async ({ request, query: { format, bom, ...rest } }) => {
  const filter = filterOf(rest)
  const upTo = await newestCursor()
  const { type, extension } = EXPORT_FORMATS[format]
  const writer = writerOf(format, `${new URL(request.url).searchParams} up to ${upTo}`, bom === '1')
  return new Response(streamOf(writer, read(filter, upTo)), {
    headers: {
      'Content-Type': type,
      'Content-Disposition': `attachment; filename="rasid-${new Date().toISOString().slice(0, 10)}.${extension}"`,
      'Cache-Control': 'no-store',
    },
  })
})
