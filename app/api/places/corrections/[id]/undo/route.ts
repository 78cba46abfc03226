// POST /api/places/corrections/{id}/undo: takes a correction back; what it changed becomes what it was, tallies included.

import { calledOf } from '../../../../../../core/access/roles.ts'
import { undoCorrection } from '../../../../../../core/api/places.ts'
import { undoCorrection as undo } from '../../../../../../server/store/corrections.ts'
import { Problem } from '../../../../_http/answer.ts'
import { audited } from '../../../../_http/audited.ts'
import { route } from '../../../../_http/route.ts'
import { identityOf } from '../../../../_http/who.ts'

export const POST = route(undoCorrection, async ({ request, params }) => {
  const work = async () => {
    const undone = await undo(params.id, calledOf(identityOf(request)))
    if (!undone) throw new Problem(404, 'Not found', 'There is no correction with this id that still holds.')
    return undone
  }
  return audited(request, work)
})
