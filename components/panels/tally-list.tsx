'use client'
// The ranked list of places and what it counts: the window, the role, places or countries. A click narrows the stream.
import type { PlaceRole, PlaceTally } from '../../core/model.ts'
import { useActions, useDesk, useWords } from '../live/use-desk.ts'
import { useTallyWords } from './tally-words.ts'

const WINDOWS_HOURS = [1, 24, 168]
const ROLES: PlaceRole[] = ['event', 'actor', 'dateline', 'other']
const LEVELS = ['place', 'country'] as const
// Below these a deviation says nothing: one article more or less.
const FEWEST_FOR_DEVIATION = 3
const HIGH_FROM = 1.5
const LOW_TO = 0.5

export function TallyWindows() {
  const hours = useDesk((state) => state.tallyHours)
  const { tally } = useActions()
  const words = useWords()
  return (
    <Segments
      name="window"
      label={words.onPlaces.window}
      options={WINDOWS_HOURS.map((window) => ({ value: window, text: words.hours[window] ?? '' }))}
      chosen={hours}
      onChoose={(tallyHours) => void tally({ tallyHours })}
    />
  )
}

export function TallyRoles() {
  const role = useDesk((state) => state.tallyRole)
  const level = useDesk((state) => state.tallyLevel)
  const { tally } = useActions()
  const { onPlaces: words } = useWords()
  return (
    <div className="tally-roles">
      <Segments
        name="role"
        label={words.role}
        options={ROLES.map((value) => ({ value, text: words.roles[value] }))}
        chosen={role}
        onChoose={(tallyRole) => void tally({ tallyRole })}
      />
      <Segments
        name="level"
        label={words.level}
        options={LEVELS.map((value) => ({ value, text: words.levels[value] }))}
        chosen={level}
        onChoose={(tallyLevel) => void tally({ tallyLevel })}
      />
    </div>
  )
}

/** One of a few, side by side. */
function Segments<T extends string | number>({
  name,
  label,
  options,
  chosen,
  onChoose,
}: {
  name: string
  label: string
  options: { value: T; text: string }[]
  chosen: T
  onChoose: (value: T) => void
}) {
  return (
    <fieldset className="segments" aria-label={label}>
      {options.map(({ value, text }) => (
        <button
          key={value}
          type="button"
          aria-pressed={chosen === value}
          onClick={() => onChoose(value)}
          data-tally={`${name} ${value}`}
        >
          {text}
        </button>
      ))}
    </fieldset>
  )
}

export function TallyList() {
  const tallies = useDesk((state) => state.tallies)
  const role = useDesk((state) => state.tallyRole)
  const chosen = useDesk((state) => state.filter.place?.id)
  const pick = usePick()
  const words = useWords()
  const { country, label, sentence } = useTallyWords()
  const most = tallies[0]?.count ?? 1
  return (
    <div className="list">
      <p className="hint small">{words.onPlaces.about[role]}</p>
      {tallies.length === 0 && <p className="hint">{words.nothing}</p>}
      <ol className="tallies">
        {tallies.map((tally) => (
          <li key={`${tally.geonameId} ${tally.role}`}>
            <button
              type="button"
              data-place={tally.geonameId}
              suppressHydrationWarning
              aria-pressed={chosen === tally.geonameId}
              aria-label={sentence(tally)}
              title={words.onPlaces.usually(tally.usual)}
              onClick={() => pick(tally)}
            >
              <bdi className="name">{label(tally)}</bdi>
              <span className="country" suppressHydrationWarning>
                {tally.level === 'country' ? '' : country(tally.country)}
              </span>
              <Deviation tally={tally} />
              <svg className="bar" aria-hidden="true">
                <rect width={`${(tally.count / most) * 100}%`} height="100%" />
              </svg>
              <span className="figure">{tally.count}</span>
            </button>
          </li>
        ))}
      </ol>
    </div>
  )
}

/** ▲ 6×: quiet, and only where it says something. */
function Deviation({ tally }: { tally: PlaceTally }) {
  const { ratio } = useTallyWords()
  const { onPlaces: words } = useWords()
  const times = ratio(tally)
  const counts = Math.max(tally.count, tally.usual ?? 0) >= FEWEST_FOR_DEVIATION
  if (times === null || !counts || (times < HIGH_FROM && times > LOW_TO)) return <span className="deviation" />
  const high = times >= HIGH_FROM
  return (
    <span className="deviation figure" data-deviation={high ? 'high' : 'low'}>
      {high ? '▲' : '▼'} {Number.isFinite(times) ? words.times(times) : ''}
    </span>
  )
}

/** Narrows the stream to a place or a country, or lets go of it. */
export function usePick(): (tally: PlaceTally) => void {
  const chosen = useDesk((state) => state.filter.place?.id)
  const q = useDesk((state) => state.filter.q)
  const { narrow } = useActions()
  const { label } = useTallyWords()
  return (tally) => {
    const { geonameId, level, country } = tally
    const query = `country:${country}`
    if (level === 'country') void narrow({ q: q === query ? '' : query })
    else void narrow({ place: chosen === geonameId ? null : { id: geonameId, name: label(tally), role: tally.role } })
  }
}
