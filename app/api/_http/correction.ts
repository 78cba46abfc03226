// Reads the body of a correction: the place is given by its id, what it is called and where it lies comes from the gazetteer.
import type { z } from 'zod'
import type { newCorrection } from '../../../core/api/places.ts'
import type { CorrectPlace } from '../../../core/model.ts'
import { placeById } from '../../../server/gazetteer/search.ts'
import { sharedGazetteer } from '../../../server/gazetteer/shared.ts'
import type { CorrectionAsk } from '../../../server/store/corrections.ts'
import { Problem } from './answer.ts'

export function correctionAsk({ geonameId, ...rest }: z.output<typeof newCorrection>): CorrectionAsk {
  if (geonameId === rest.fromGeonameId)
    throw new Problem(400, 'Nothing to correct', 'The name is taken for this place already.', { field: 'geonameId' })
  return { ...rest, place: geonameId === null ? null : correctPlace(geonameId) }
}

export const notNamedSo = () =>
  new Problem(404, 'Not found', 'This article does not name that place so: it may have been corrected meanwhile.')

function correctPlace(id: number): CorrectPlace {
  const place = placeById(sharedGazetteer(), id, 'en')
  if (!place)
    throw new Problem(400, 'Unknown place', `The gazetteer has no place with the id ${id}.`, { field: 'geonameId' })
  const { geonameId, name, country, admin1, lat, lon } = place
  return { geonameId, name, country, ...(admin1 ? { admin1 } : {}), lat, lon }
}
