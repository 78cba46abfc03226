'use client'
// What could be written next, as buttons below a query: a click, or Tab and Enter, writes it.
import { useCallback } from 'react'
import { completions, placeBegun } from '../../core/query/complete.ts'
import { useAnswer } from '../live/use-answer.ts'
import { useActions, useDesk, useWords } from '../live/use-desk.ts'

type Props = { query: string; caret: number; onWrite: (query: string, caret: number) => void }

export function QueryCompletions({ query, caret, onWrite }: Props) {
  const words = useWords()
  const tallies = useDesk((state) => state.tallies)
  const feeds = useDesk((state) => state.feeds)
  const labels = useDesk((state) => state.labels)
  const { candidates } = useActions()
  const { lat, lon } = tallies[0] ?? {}
  // Places answer in the letters that are being typed, whatever language the desk speaks; near where most happens first.
  const called = useCallback(
    (name: string) => {
      const near = lat === undefined || lon === undefined ? undefined : { lat, lon }
      return candidates(name, near, /[\u0600-\u06ff]/.test(name) ? 'ar' : 'en')
    },
    [candidates, lat, lon],
  )
  const begun = useAnswer(placeBegun(query, caret), called) ?? []
  const known = {
    // Where things happen first, then whatever else is called so.
    places: [
      ...new Set([
        ...distinct(tallies.flatMap(({ geonameId, name }) => [name, labels[geonameId] ?? name])),
        ...begun.map(({ label }) => label),
      ]),
    ],
    countries: distinct(tallies.map(({ country }) => country)),
    languages: distinct(feeds.map(({ language }) => language ?? '')),
    sources: distinct(feeds.map(({ title }) => title)),
  }
  const found = completions(query, caret, known)
  if (found.length === 0) return null
  return (
    <ul className="completions" aria-label={words.completions}>
      {found.map(({ insert, from, to }) => (
        <li key={insert}>
          <button
            type="button"
            data-completion={insert}
            onClick={() => onWrite(query.slice(0, from) + insert + query.slice(to), from + insert.length)}
          >
            <bdi>{insert}</bdi>
            {words.fields[insert] && <small>{words.fields[insert]}</small>}
          </button>
        </li>
      ))}
    </ul>
  )
}

const distinct = (values: string[]) => [...new Set(values)].filter((value) => value !== '').sort()
