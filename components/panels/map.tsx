'use client'
// The map as a view of its own: the map, the ranked list beside it, the role they count, and the corrections that analysts made.
import { useWords } from '../live/use-desk.ts'
import { PlaceMap } from '../map/place-map.tsx'
import { CorrectionsPanel } from './corrections.tsx'
import { TallyList, TallyRoles, TallyWindows, usePick } from './tally-list.tsx'

const LARGEST_R_PX = 24

export function MapPanel() {
  const words = useWords()
  const pick = usePick()
  return (
    <main className="map-view">
      <PlaceMap largest={LARGEST_R_PX} onPick={pick} />
      <aside className="column places" aria-labelledby="places-title">
        <header>
          <h2 id="places-title">{words.places}</h2>
          <TallyWindows />
          <TallyRoles />
        </header>
        <TallyList />
        <CorrectionsPanel />
      </aside>
    </main>
  )
}
