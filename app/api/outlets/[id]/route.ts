// DELETE /api/outlets/{id}: closes an outlet at once; its address answers as if it had never been.
import { removeOutlet } from '../../../../server/store/outlets.ts'
import { answer, notFound } from '../../_http/answer.ts'
import type { ById } from '../../_http/by-id.ts'

export const DELETE = answer<ById>(async (_request, { params }) => {
  if (!(await removeOutlet((await params).id))) throw notFound('outlet')
  return new Response(null, { status: 204 })
})
