'use client'
// The map of tallies: an area a place, as large as its articles are many, with a ring where they are many more than usual. Hover,
// focus and a screen reader get the same sentence; a click narrows the stream.
import { Minus, Plus, Scan } from 'lucide-react'
import { useEffect, useMemo, useState } from 'react'
import type { PlaceTally } from '../../core/model.ts'
import { useDesk, useWords } from '../live/use-desk.ts'
import { useTallyWords } from '../panels/tally-words.ts'
import { type Geometry, loadGeometry, placed } from './geometry.ts'
import { placeLabels } from './labels.ts'
import { useMap } from './use-map.ts'
import { onScreen } from './view.ts'

const SMALLEST_R_PX = 3.5
const RING_FROM = 2
// On a phone the largest is smaller too: a circle is at most so small a part of the width.
const NARROW = 26

export function PlaceMap({ largest, onPick }: { largest: number; onPick: (tally: PlaceTally) => void }) {
  const tallies = useDesk((state) => state.tallies)
  const { onPlaces: words } = useWords()
  const { geometry, error } = useGeometry()
  const points = useMemo(() => tallies.map(({ lat, lon }) => placed(lat, lon)), [tallies])
  const weights = useMemo(() => tallies.map(({ count }) => count), [tallies])
  const { frame, reveal, size, view, drag, zoom, fit, isFitted } = useMap(points, weights)
  const [told, setTold] = useState<number | null>(null)
  const { sentence } = useTallyWords()
  const shown = tallies.find(({ geonameId }) => geonameId === told)
  return (
    <section className="map" aria-label={words.map} data-map>
      <div className="map-frame" ref={frame} onPointerDown={drag}>
        {size && view && geometry && (
          // biome-ignore lint/a11y/noSvgWithoutTitle: the section is named; a title would show as a tip over every place.
          <svg width={size.width} height={size.height} direction="ltr">
            <g transform={`translate(${view.x} ${view.y}) scale(${view.k})`}>
              <path className="land" d={geometry.land} />
              <path className="borders" d={geometry.borders} />
              <path className="disputed" d={geometry.disputed} />
            </g>
            <Circles
              spots={points.map((point) => onScreen(view, point))}
              size={size}
              largest={largest}
              onTell={setTold}
              onReach={reveal}
              onPick={onPick}
            />
          </svg>
        )}
        {!geometry && <p className="hint">{error ?? words.drawing}</p>}
        <div className="map-buttons">
          <button type="button" aria-label={words.larger} title={words.larger} onClick={() => zoom(1.6)}>
            <Plus size={15} aria-hidden />
          </button>
          <button type="button" aria-label={words.smaller} title={words.smaller} onClick={() => zoom(1 / 1.6)}>
            <Minus size={15} aria-hidden />
          </button>
          <button type="button" aria-label={words.fit} title={words.fit} disabled={isFitted} onClick={fit}>
            <Scan size={15} aria-hidden />
          </button>
        </div>
      </div>
      <p className="map-told" data-map-told>
        {shown ? sentence(shown) : tallies.length === 0 ? words.nowhere : words.mapKeys}
      </p>
    </section>
  )
}

function Circles({
  spots,
  size,
  largest,
  onTell,
  onReach,
  onPick,
}: {
  spots: { x: number; y: number }[]
  size: { width: number; height: number }
  largest: number
  onTell: (id: number | null) => void
  onReach: (spot: { x: number; y: number }) => void
  onPick: (tally: PlaceTally) => void
}) {
  const tallies = useDesk((state) => state.tallies)
  const chosen = useDesk((state) => state.filter.place?.id)
  const { label, sentence, ratio } = useTallyWords()
  const most = Math.max(1, ...tallies.map(({ count }) => count))
  const circles = tallies.map((tally, index) => ({
    ...(spots[index] ?? { x: 0, y: 0 }),
    r: Math.max(SMALLEST_R_PX, Math.min(largest, size.width / NARROW) * Math.sqrt(tally.count / most)),
    text: label(tally),
  }))
  const sides = placeLabels(circles, size.width, size.height)
  // The smallest on top, so that none hides under a larger one; names over all.
  return (
    <>
      {circles.map(({ x, y, r }, index) => {
        const tally = tallies[index] as PlaceTally
        return (
          // biome-ignore lint/a11y/useSemanticElements: SVG has no button.
          <g
            key={`${tally.geonameId} ${tally.role}`}
            role="button"
            tabIndex={0}
            className="spot"
            data-spot={tally.geonameId}
            aria-label={sentence(tally)}
            aria-pressed={chosen === tally.geonameId}
            onPointerEnter={() => onTell(tally.geonameId)}
            onPointerLeave={() => onTell(null)}
            onFocus={() => {
              onTell(tally.geonameId)
              onReach({ x, y })
            }}
            onBlur={() => onTell(null)}
            onClick={() => onPick(tally)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' && event.key !== ' ') return
              event.preventDefault()
              onPick(tally)
            }}
          >
            {(ratio(tally) ?? 0) >= RING_FROM && <circle className="ring" cx={x} cy={y} r={r + 3} />}
            <circle className="area" cx={x} cy={y} r={r} />
          </g>
        )
      })}
      <g className="spot-names" aria-hidden>
        {circles.map(({ x, y, r, text }, index) => {
          const side = sides[index] ?? 0
          return (
            side !== 0 && (
              <text
                key={tallies[index]?.geonameId}
                x={x + side * (r + 5)}
                y={y + 4.5}
                textAnchor={side === 1 ? 'start' : 'end'}
              >
                {text}
              </text>
            )
          )
        })}
      </g>
    </>
  )
}

function useGeometry(): { geometry: Geometry | null; error: string | null } {
  const [geometry, setGeometry] = useState<Geometry | null>(null)
  const [error, setError] = useState<string | null>(null)
  useEffect(() => {
    loadGeometry().then(setGeometry, (reason: unknown) => setError(String(reason)))
  }, [])
  return { geometry, error }
}
