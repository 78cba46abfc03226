// GET /api/places/corrections: every correction of a place, the undone ones too; as JSON Lines with format=jsonl. POST: makes one,
// at once, and answers how much it changed.

import { calledOf } from '../../../../core/access/roles.ts'
import { addCorrection, listCorrections } from '../../../../core/api/places.ts'
import {
  addCorrection as add,
  listCorrections as listAll,
  pageOfCorrections,
} from '../../../../server/store/corrections.ts'
import { audited } from '../../_http/audited.ts'
import { correctionAsk, notNamedSo } from '../../_http/correction.ts'
import { route } from '../../_http/route.ts'
import { identityOf } from '../../_http/who.ts'

export const GET = route(listCorrections, async ({ query: { format, limit, cursor } }) => {
  if (format !== 'jsonl') return pageOfCorrections(limit, cursor)
  const items = await listAll()
  return new Response(items.map((item) => `${JSON.stringify(item)}\n`).join(''), {
    headers: {
      'Content-Type': 'application/jsonl; charset=utf-8',
      'Content-Disposition': 'attachment; filename="place-corrections.jsonl"',
      'Cache-Control': 'no-store',
    },
  })
})

export const POST = route(addCorrection, async ({ request, body }) => {
  const work = async () => {
    const made = await add(correctionAsk(body), calledOf(identityOf(request)))
    if (!made) throw notNamedSo()
    return made
  }
  return audited(
    request,
    work,
    ({ surface, from, place, reach }) =>
      `${surface}: ${from?.name ?? 'missed'} → ${place?.name ?? 'no place'} (${reach})`,
  )
})
