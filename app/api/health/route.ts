// GET /api/health: 200 when the store answers, 503 otherwise; tells counts, no secrets.
import { getHealth } from '../../../core/api/about.ts'
import { storeHealth } from '../../../server/store/health.ts'
import { Problem } from '../_http/answer.ts'
import { route } from '../_http/route.ts'

export const GET = route(getHealth, async () => {
  const health = await storeHealth().catch(() => {
    throw new Problem(503, 'Not well', 'The store does not answer.', { status: 503 })
  })
  return { status: 'ok' as const, ...health }
})
