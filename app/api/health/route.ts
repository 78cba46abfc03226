// GET /api/health: 200 when the store answers, 503 otherwise; counts are for those who may come in.
import { getHealth } from '../../../core/api/about.ts'
import { storeHealth } from '../../../server/store/health.ts'
import { Problem } from '../_http/answer.ts'
import { route } from '../_http/route.ts'
import { isKnown } from '../_http/who.ts'

export const GET = route(getHealth, async ({ request }) => {
  const health = await storeHealth().catch(() => {
    throw new Problem(503, 'Not well', 'The store does not answer.', { status: 503 })
  })
  return { status: 'ok' as const, ...(isKnown(request) ? health : {}) }
})
