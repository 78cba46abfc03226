// GET /api/places/labels: what places are called in a reader's language, by their ids; a place without such a name is left out.
import { labelsOf } from '../../../../server/gazetteer/search.ts'
import { sharedGazetteer } from '../../../../server/gazetteer/shared.ts'
import { answer, json } from '../../_http/answer.ts'
import { asked, languageOf, wrong } from '../../_http/ask.ts'

const MOST_IDS = 500

export const GET = answer(async (request) => {
  const ask = asked(request)
  const text = ask.get('ids') ?? ''
  const ids = text.split(',')
  if (!ids.every((id) => /^\d{1,9}$/.test(id)) || ids.length > MOST_IDS)
    throw wrong('ids', text, `at most ${MOST_IDS} GeoNames ids, for example ids=170905,170063`)
  const labels = labelsOf(sharedGazetteer(), ids.map(Number), languageOf(ask))
  return json({ items: Object.entries(labels).map(([id, label]) => ({ geonameId: Number(id), label })), next: null })
})
