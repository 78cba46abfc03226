// POST /mcp: the Model Context Protocol (Streamable HTTP, without sessions), for programs that read what Rasid knows. There is no stream to
// open and no session to end, so GET and DELETE are not known here.
import { callMcp } from '../../core/api/outlets.ts'
import { answerMcp } from '../../server/outlets/mcp/server.ts'
import { Problem } from '../api/_http/answer.ts'
import { route } from '../api/_http/route.ts'

export const dynamic = 'force-dynamic'

export const POST = route(callMcp, async ({ request }) => {
  refuseForeignOrigin(request.headers)
  return answerMcp(request)
})

/** Programs send neither; a page that does must be ours, as the protocol demands, even where it shows a token. */
function refuseForeignOrigin(headers: Headers): void {
  const [origin, site] = [headers.get('origin'), headers.get('sec-fetch-site')]
  const isForeign = origin !== null && URL.parse(origin)?.host !== headers.get('host')
  if (isForeign || (site !== null && site !== 'same-origin' && site !== 'none'))
    throw new Problem(403, 'Not from this page', 'The Model Context Protocol is not answered to pages of other sites.')
}
