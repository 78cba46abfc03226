// GET /api/places: places of the gazetteer that are called so, or whose name begins so; near a point first where one is given.
import { searchPlaces } from '../../../server/gazetteer/search.ts'
import { sharedGazetteer } from '../../../server/gazetteer/shared.ts'
import { answer, json, Problem } from '../_http/answer.ts'
import { asked, languageOf, limitOf, wrong } from '../_http/ask.ts'

const LONGEST_NAME = 200

export const GET = answer(async (request) => {
  const ask = asked(request)
  const name = (ask.get('q') ?? '').trim()
  if (name === '' || name.length > LONGEST_NAME)
    throw new Problem(
      400,
      'A name is missing',
      `q is the name of a place, at most ${LONGEST_NAME} characters: q=درعا.`,
      {
        field: 'q',
      },
    )
  const near = pointOf(ask.get('near'))
  const items = searchPlaces(sharedGazetteer(), name, {
    language: languageOf(ask),
    limit: ask.has('limit') ? limitOf(ask) : 20,
    ...(near ? { near } : {}),
  })
  return json({ items, next: null })
})

function pointOf(text: string | null) {
  if (!text) return undefined
  const [lat, lon] = text.split(',').map(Number)
  if (lat !== undefined && lon !== undefined && Math.abs(lat) <= 90 && Math.abs(lon) <= 180) return { lat, lon }
  throw wrong('near', text, 'latitude and longitude, for example near=32.6,36.1')
}
