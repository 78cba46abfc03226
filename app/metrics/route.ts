// GET /metrics: figures of the running program, for Prometheus.
import { getMetrics } from '../../core/api/about.ts'
import { services } from '../../server/services.ts'
import { route } from '../api/_http/route.ts'

export const GET = route(getMetrics, async () => {
  const { type, text } = await services().metrics()
  return new Response(text, { headers: { 'Content-Type': type, 'Cache-Control': 'no-store' } })
})
