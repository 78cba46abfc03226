// POST /api/places/corrections/preview: what a correction would change in what is stored, with samples; nothing is changed.
import { previewCorrection } from '../../../../../server/store/corrections.ts'
import { answer, json } from '../../../_http/answer.ts'
import { notNamedSo, readCorrection } from '../../../_http/correction.ts'

export const POST = answer(async (request) => {
  const preview = await previewCorrection(await readCorrection(request))
  if (!preview) throw notNamedSo()
  return json(preview)
})
