// GET /out/{secret}: the newest articles of an outlet as a feed; `.rss`, `.atom` or `.json` behind the secret, or ?format=, chooses how.
// The secret is the key: whoever has the address may read it, and an address that is none answers like one that is closed.
import { readOutlet } from '../../../core/api/outlets.ts'
import { isUnchanged, outletAt, serve } from '../../../server/outlets/served.ts'
import { Problem } from '../../api/_http/answer.ts'
import { route } from '../../api/_http/route.ts'

export const dynamic = 'force-dynamic'

export const GET = route(readOutlet, async ({ request, params, query }) => {
  const found = await outletAt(params.secret)
  if (!found) throw nothingHere()
  const format = query.format ?? found.extension ?? found.outlet.format
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

const nothingHere = () => new Problem(404, 'Not found', 'There is nothing at this address.')
