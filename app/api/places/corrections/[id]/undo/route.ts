// POST /api/places/corrections/{id}/undo: takes a correction back; what it changed becomes what it was, tallies included.
import { undoCorrection } from '../../../../../../server/store/corrections.ts'
import { answer, json, Problem } from '../../../../_http/answer.ts'
import type { ById } from '../../../../_http/by-id.ts'

export const POST = answer<ById>(async (_request, { params }) => {
  const undone = await undoCorrection((await params).id, 'desk')
  if (!undone) throw new Problem(404, 'Not found', 'There is no correction with this id that still holds.')
  return json(undone)
})
