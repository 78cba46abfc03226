// DELETE /api/outlets/{id}: closes an outlet at once; its address answers as if it had never been.
import { deleteOutlet } from '../../../../core/api/outlets.ts'
import { removeOutlet } from '../../../../server/store/outlets.ts'
import { notFound } from '../../_http/answer.ts'
import { audited } from '../../_http/audited.ts'
import { route } from '../../_http/route.ts'

export const DELETE = route(deleteOutlet, async ({ request, params }) => {
  await audited(request, async () => {
    if (!(await removeOutlet(params.id))) throw notFound('outlet')
  })
  return undefined
})
