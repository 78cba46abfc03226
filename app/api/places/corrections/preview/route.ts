// POST /api/places/corrections/preview: what a correction would change in what is stored, with samples; nothing is changed.
import { previewCorrection } from '../../../../../core/api/places.ts'
import { previewCorrection as preview } from '../../../../../server/store/corrections.ts'
import { correctionAsk, notNamedSo } from '../../../_http/correction.ts'
import { route } from '../../../_http/route.ts'

export const POST = route(previewCorrection, async ({ body }) => {
  const found = await preview(correctionAsk(body))
  if (!found) throw notNamedSo()
  return found
})
