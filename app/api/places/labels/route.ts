// GET /api/places/labels: what places are called in a reader's language, by their ids; a place without such a name is left out.
import { listLabels } from '../../../../core/api/places.ts'
import { labelsOf } from '../../../../server/gazetteer/search.ts'
import { sharedGazetteer } from '../../../../server/gazetteer/shared.ts'
import { route } from '../../_http/route.ts'

export const GET = route(listLabels, async ({ query: { ids, language = 'en' } }) => {
  const labels = labelsOf(sharedGazetteer(), ids, language)
  return { items: Object.entries(labels).map(([id, label]) => ({ geonameId: Number(id), label })), next: null }
})
