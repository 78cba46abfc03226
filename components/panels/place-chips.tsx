'use client'
// An article's places by role. In the list a click narrows the stream to a place; in an open article it asks what the name is.
import type { Article, PlaceMention } from '../../core/model.ts'
import { useActions, useDesk, useMayChange, useWords } from '../live/use-desk.ts'

/** How many of each role are shown in the list: so that ten event places do not hide where it was filed. */
const MOST_PLACES = { event: 5, dateline: 1, actor: 3, other: 2 }

export function PlaceChips({ article, open }: { article: Article; open: boolean }) {
  const labels = useDesk((state) => state.labels)
  const words = useWords()
  const mayChange = useMayChange()
  const { narrow, openCorrection } = useActions()
  return placesOf(article.places, open).map((place) => {
    const { role, geonameId, name, country, kind, surface } = place
    const label = geonameId === undefined ? name : (labels[geonameId] ?? name)
    const corrects = mayChange && open && kind === 'name' && geonameId !== undefined
    return (
      <button
        key={keyOf(place, open)}
        type="button"
        className="place"
        data-role={role}
        data-chip={geonameId}
        title={`${label}${country ? `, ${country}` : ''}: ${words.roles[role]}${corrects ? `. ${words.onPlaces.correct}` : ''}`}
        onClick={() => {
          if (corrects) openCorrection(article, place)
          else if (geonameId !== undefined) void narrow({ place: { id: geonameId, name: label, role } })
        }}
      >
        <bdi>{kind === 'demonym' ? country : label}</bdi>
        {corrects && surface !== label && <bdi className="surface">{surface}</bdi>}
      </button>
    )
  })
}

/** In the list each place once a role; open, once a role and spelling, since each spelling may be wrong by itself. */
function placesOf(places: PlaceMention[], open: boolean): PlaceMention[] {
  const seen = new Map<string, PlaceMention>()
  for (const place of places) if (!seen.has(keyOf(place, open))) seen.set(keyOf(place, open), place)
  return Object.entries(MOST_PLACES).flatMap(([role, most]) =>
    [...seen.values()].filter((place) => place.role === role).slice(0, open ? undefined : most),
  )
}

const keyOf = ({ role, geonameId, name, surface }: PlaceMention, open: boolean) =>
  `${role} ${geonameId ?? name}${open ? ` ${surface}` : ''}`
