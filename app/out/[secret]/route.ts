// GET /out/{secret}: the newest articles of an outlet as a feed; `.rss`, `.atom` or `.json` behind the secret, or ?format=, chooses how.
// The secret is the key: whoever has the address may read it, and an address that is none answers like one that is closed.
import { outletFormat, readOutlet } from '../../../core/api/outlets.ts'
import type { OutletFormat } from '../../../core/outlets.ts'
import { isUnchanged, outletAt, serve } from '../../../server/outlets/served.ts'
import { Problem } from '../../api/_http/answer.ts'
import { route } from '../../api/_http/route.ts'

export const dynamic = 'force-dynamic'

export const GET = route(readOutlet, async ({ request, params, query }) => {
  const found = await outletAt(params.secret)
  if (!found) throw nothingHere()
  const format = formatOf(query.format) ?? found.extension ?? found.outlet.format
  const served = await serve(found.outlet, format)
  if (!served) throw nothingHere()
  const headers = {
    ETag: served.etag,
    'Last-Modified': served.lastModified.toUTCString(),
    'Cache-Control': 'private, no-cache',
    'X-Robots-Tag': 'noindex',
  }
  if (isUnchanged(request.headers, served)) return new Response(null, { status: 304, headers })
  return new Response(served.body, { headers: { ...headers, 'Content-Type': served.type } })
})

function formatOf(text: string | undefined): OutletFormat | undefined {
  const read = outletFormat.optional().safeParse(text)
  if (read.success) return read.data
  const expected = read.error.issues[0]?.message
  throw new Problem(400, 'A parameter cannot be read', `format is not one: ${expected}.`, { field: 'format' })
}

const nothingHere = () => new Problem(404, 'Not found', 'There is nothing at this address.')
