'use client'
// Location tallies: where things happened, by articles, in a window. One click narrows the stream to a place.
import { useMemo } from 'react'
import { useActions, useDesk, useLocale, useWords } from '../live/use-desk.ts'

const WINDOWS_HOURS = [1, 24, 168]

export function PlacesPanel() {
  const tallies = useDesk((state) => state.tallies)
  const hours = useDesk((state) => state.tallyHours)
  const chosen = useDesk((state) => state.filter.place?.id)
  const { narrow, tallyOver } = useActions()
  const words = useWords()
  const locale = useLocale()
  const countries = useMemo(() => new Intl.DisplayNames([locale], { type: 'region' }), [locale])
  const most = tallies[0]?.count ?? 1
  return (
    <aside className="column places" aria-labelledby="places-title">
      <header>
        <h2 id="places-title">{words.places}</h2>
        <div className="segments">
          {WINDOWS_HOURS.map((window) => (
            <button
              key={window}
              type="button"
              aria-pressed={hours === window}
              onClick={() => void tallyOver(window)}
              data-window={window}
            >
              {words.hours[window]}
            </button>
          ))}
        </div>
      </header>
      <div className="list">
        <p className="hint small">{words.placesAbout}</p>
        {tallies.length === 0 && <p className="hint">{words.nothing}</p>}
        <ol className="tallies">
          {tallies.map(({ geonameId, name, country, count }) => (
            <li key={geonameId}>
              <button
                type="button"
                data-place={geonameId}
                suppressHydrationWarning
                aria-pressed={chosen === geonameId}
                aria-label={words.placeSentence(
                  name,
                  countries.of(country) ?? country,
                  count,
                  words.hours[hours] ?? '',
                )}
                onClick={() => void narrow({ place: chosen === geonameId ? null : { id: geonameId, name } })}
              >
                <bdi className="name">{name}</bdi>
                <span className="country" suppressHydrationWarning>
                  {countries.of(country)}
                </span>
                <span className="bar" style={{ inlineSize: `${(count / most) * 100}%` }} />
                <span className="figure">{count}</span>
              </button>
            </li>
          ))}
        </ol>
      </div>
    </aside>
  )
}
