// The operations on places of the gazetteer and on analysts' corrections of them. Pure.
import { z } from 'zod'
import type { Correction, CorrectionPreview, CorrectPlace, FoundPlace } from '../model.ts'
import { operation } from './operation.ts'
import { anId, byId, id, idCursor, limit, pageOf, readerLanguage, time } from './parts.ts'

const area = 'Places'
const LONGEST_NAME = 200
const MOST_IDS = 500
const NEAR = 'latitude and longitude are expected, for example near=32.6,36.1'
const IDS = `at most ${MOST_IDS} GeoNames ids are expected, for example ids=170905,170063`
const NAME = `the name of a place is expected, at most ${LONGEST_NAME} characters, for example q=درعا`

const placeFields = {
  geonameId: z.int(),
  name: z.string(),
  country: z.string(),
  admin1: z.exactOptional(z.string()),
  lat: z.number(),
  lon: z.number(),
}
const correctPlace = z.object(placeFields).meta({ id: 'CorrectPlace' }) satisfies z.ZodType<CorrectPlace>
const foundPlace = z
  .object({
    ...placeFields,
    label: z.string().describe("Its name in the reader's language."),
    division: z.string().nullable(),
    kind: z.string(),
  })
  .meta({ id: 'FoundPlace' }) satisfies z.ZodType<FoundPlace>
const reach = z.enum(['article', 'feed', 'everywhere'], { error: 'one of article, feed, everywhere is expected' })
const correctionFields = {
  id,
  articleId: id.nullable(),
  feedId: id.nullable(),
  reach,
  history: z.boolean(),
  surface: z.string(),
  from: z.object({ geonameId: z.int(), name: z.string() }),
  place: correctPlace.nullable().describe('Null: it is no place.'),
  madeBy: z.string(),
  madeAt: time,
  undoneBy: z.string().nullable(),
  undoneAt: time.nullable(),
}
const correction = z.object(correctionFields).meta({ id: 'Correction' }) satisfies z.ZodType<Correction>
const corrected = z
  .object({ ...correctionFields, articles: z.int(), mentions: z.int() })
  .meta({ id: 'CorrectionWithEffect', description: 'A correction, and how many articles and mentions it changed.' })
const preview = z
  .object({
    articles: z.int(),
    mentions: z.int(),
    samples: z.array(
      z.object({
        articleId: id,
        title: z.string(),
        language: z.string(),
        feed: z.string(),
        surface: z.string(),
        around: z.string(),
      }),
    ),
  })
  .meta({ id: 'CorrectionPreview' }) satisfies z.ZodType<CorrectionPreview>

const LARGEST_GEONAME = 2_147_483_647
export const newCorrection = z.object({
  articleId: anId('the article'),
  surface: z.string({ error: 'the name as the article writes it is expected' }).min(1).max(LONGEST_NAME),
  fromGeonameId: z
    .int({ error: 'the GeoNames id that the name was given is expected' })
    .nonnegative()
    .max(LARGEST_GEONAME),
  geonameId: z
    .int({ error: 'a GeoNames id is expected, or null for "not a place"' })
    .nonnegative()
    .max(LARGEST_GEONAME)
    .nullable()
    .describe('Null: it is no place.'),
  reach,
  history: z.boolean({ error: 'true or false is expected' }).default(false).describe('In what was stored before, too.'),
})
const notNamedSo = { 404: 'The article does not name that place so.' }

export const searchPlaces = operation({
  id: 'searchPlaces',
  method: 'GET',
  path: '/api/places',
  area,
  summary: 'Places that are called so, or whose name begins so; near a point first.',
  query: z.strictObject({
    q: z.string({ error: NAME }).trim().min(1, NAME).max(LONGEST_NAME, NAME),
    near: z
      .string()
      .regex(/^-?\d{1,2}(\.\d{1,15})?,-?\d{1,3}(\.\d{1,15})?$/, NEAR)
      .transform((text) => {
        const [lat, lon] = text.split(',').map(Number) as [number, number]
        return { lat, lon }
      })
      .refine(({ lat, lon }) => Math.abs(lat) <= 90 && Math.abs(lon) <= 180, NEAR)
      .optional()
      .describe('Latitude and longitude.'),
    language: readerLanguage,
    limit: limit(20),
  }),
  answers: [{ status: 200, about: 'Places.', json: pageOf(foundPlace) }],
})

export const listLabels = operation({
  id: 'listPlaceLabels',
  method: 'GET',
  path: '/api/places/labels',
  area,
  summary: "What places are called in a reader's language; one without such a name is left out.",
  query: z.strictObject({
    ids: z
      .string({ error: IDS })
      .regex(/^\d{1,9}(,\d{1,9})*$/, IDS)
      .transform((text) => text.split(',').map(Number))
      .refine((ids) => ids.length <= MOST_IDS, IDS)
      .describe('GeoNames ids, with commas between.'),
    language: readerLanguage,
  }),
  answers: [{ status: 200, about: 'Labels.', json: pageOf(z.object({ geonameId: z.int(), label: z.string() })) }],
})

export const listCorrections = operation({
  id: 'listCorrections',
  method: 'GET',
  path: '/api/places/corrections',
  area,
  summary: 'Every correction, newest first, the undone ones too.',
  query: z.strictObject({
    format: z.enum(['json', 'jsonl'], 'one of json, jsonl is expected, for example format=jsonl').optional(),
    limit: limit('all'),
    cursor: idCursor,
  }),
  answers: [
    { status: 200, about: 'Corrections; with format=jsonl as a file, one a line.', json: pageOf(correction) },
    { status: 200, about: 'One correction a line.', file: 'application/jsonl' },
  ],
})

export const addCorrection = operation({
  id: 'addCorrection',
  method: 'POST',
  path: '/api/places/corrections',
  area,
  summary: 'Says that a name is another place, or none; tallies follow at once.',
  body: newCorrection,
  answers: [{ status: 201, about: 'The correction, and how much it changed.', json: corrected }],
  problems: notNamedSo,
  once: true,
})

export const previewCorrection = operation({
  id: 'previewCorrection',
  method: 'POST',
  path: '/api/places/corrections/preview',
  area,
  summary: 'What a correction would change; nothing is changed.',
  body: newCorrection,
  answers: [{ status: 200, about: 'What it would change.', json: preview }],
  problems: notNamedSo,
})

export const undoCorrection = operation({
  id: 'undoCorrection',
  method: 'POST',
  path: '/api/places/corrections/{id}/undo',
  area,
  summary: 'Takes a correction back; what it changed becomes what it was.',
  params: byId('a correction'),
  answers: [{ status: 200, about: 'The correction, and how much its end changed.', json: corrected }],
  once: true,
})
