// GET /api/health: 200 when the store answers, 503 otherwise; tells counts, no secrets.
import { storeHealth } from '../../../server/store/health.ts'

export const dynamic = 'force-dynamic'

export async function GET(): Promise<Response> {
  try {
    return Response.json({ status: 'ok', ...(await storeHealth()) }, { headers: { 'Cache-Control': 'no-store' } })
  } catch {
    return Response.json({ status: 'store does not answer' }, { status: 503, headers: { 'Cache-Control': 'no-store' } })
  }
}
