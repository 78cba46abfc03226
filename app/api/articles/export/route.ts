// GET /api/articles/export: everything that a filter lets through (or the articles with these ids), newest first, as CSV, JSON Lines
// or a STIX 2.1 bundle, streamed: nothing is held but what is on its way.
import { EXPORT_FORMATS, streamOf, writerOf } from '../../../../server/outlets/export.ts'
import { newestCursor } from '../../../../server/store/articles.ts'
import { exportArticles } from '../../../../server/store/export.ts'
import { answer } from '../../_http/answer.ts'
import { asked, filterOf } from '../../_http/ask.ts'
import { exportParameters, parameters } from '../../_http/outlet-words.ts'

export const dynamic = 'force-dynamic'

export const GET = answer(async (request) => {
  const ask = asked(request)
  const { format, bom, ids } = parameters(ask, exportParameters)
  const filter = { ...filterOf(ask), ...(ids ? { ids } : {}) }
  const upTo = await newestCursor()
  const { type, extension } = EXPORT_FORMATS[format]
  const writer = writerOf(format, `${ask} up to ${upTo}`, bom === '1')
  return new Response(streamOf(writer, exportArticles(filter, upTo)), {
    headers: {
      'Content-Type': type,
      'Content-Disposition': `attachment; filename="rasid-${new Date().toISOString().slice(0, 10)}.${extension}"`,
      'Cache-Control': 'no-store',
    },
  })
})
