// GET /api/places: places of the gazetteer that are called so, or whose name begins so; near a point first where one is given.
import { searchPlaces } from '../../../core/api/places.ts'
import { searchPlaces as search } from '../../../server/gazetteer/search.ts'
import { sharedGazetteer } from '../../../server/gazetteer/shared.ts'
import { route } from '../_http/route.ts'

export const GET = route(searchPlaces, async ({ query: { q, near, language = 'en', limit = 20 } }) => {
  const items = search(sharedGazetteer(), q, { language, limit, ...(near ? { near } : {}) })
  return { items, next: null }
})
