// POST /api/places/corrections/{id}/undo: takes a correction back; what it changed becomes what it was, tallies included.
import { calledOf } from '../../../../../../core/access/roles.ts'
import { undoCorrection } from '../../../../../../server/store/corrections.ts'
import { answer, json, Problem } from '../../../../_http/answer.ts'
import type { ById } from '../../../../_http/by-id.ts'
import { identityOf } from '../../../../_http/who.ts'

export const POST = answer<ById>(async (request, { params }) => {
  const undone = await undoCorrection((await params).id, calledOf(identityOf(request)))
  if (!undone) throw new Problem(404, 'Not found', 'There is no correction with this id that still holds.')
  return json(undone)
})
