'use client'
// Location tallies beside the stream: where things happened, by articles, in a window, as a list and on a small map.
import { useWords } from '../live/use-desk.ts'
import { PlaceMap } from '../map/place-map.tsx'
import { TallyList, TallyWindows, usePick } from './tally-list.tsx'

const LARGEST_R_PX = 10

export function PlacesPanel() {
  const words = useWords()
  const pick = usePick()
  return (
    <aside className="column places" aria-labelledby="places-title">
      <header>
        <h2 id="places-title">{words.places}</h2>
        <TallyWindows />
      </header>
      <TallyList />
      <PlaceMap largest={LARGEST_R_PX} onPick={pick} />
    </aside>
  )
}
