// GET /api/places/corrections: every correction of a place, the undone ones too; as JSON Lines with format=jsonl. POST: makes one,
// at once, and answers how much it changed.
import { calledOf } from '../../../../core/access/roles.ts'
import { note } from '../../../../server/access/notes.ts'
import { addCorrection, listCorrections } from '../../../../server/store/corrections.ts'
import { answer, json } from '../../_http/answer.ts'
import { asked, oneOf } from '../../_http/ask.ts'
import { notNamedSo, readCorrection } from '../../_http/correction.ts'
import { identityOf } from '../../_http/who.ts'

export const GET = answer(async (request) => {
  const items = await listCorrections()
  if (oneOf(asked(request), 'format', ['jsonl', 'json']) !== 'jsonl') return json({ items, next: null })
  return new Response(items.map((item) => `${JSON.stringify(item)}\n`).join(''), {
    headers: {
      'Content-Type': 'application/jsonl; charset=utf-8',
      'Content-Disposition': 'attachment; filename="place-corrections.jsonl"',
      'Cache-Control': 'no-store',
    },
  })
})

export const POST = answer(async (request) => {
  const correction = await readCorrection(request)
  const made = await addCorrection(correction, calledOf(identityOf(request)))
  if (!made) throw notNamedSo()
  note(request.headers, {
    target: `${made.surface}: ${made.from?.name ?? 'missed'} → ${made.place?.name ?? 'no place'} (${made.reach})`,
  })
  return json(made, 201)
})
