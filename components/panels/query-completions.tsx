'use client'
// What could be written next, as buttons below a query: a click, or Tab and Enter, writes it.
import { useCallback } from 'react'
import { completions, placeBegun } from '../../core/query/complete.ts'
import { useAnswer } from '../live/use-answer.ts'
import { useActions, useDesk, useLocale, useWords } from '../live/use-desk.ts'

type Props = { query: string; caret: number; onWrite: (query: string, caret: number) => void }

export function QueryCompletions({ query, caret, onWrite }: Props) {
  const words = useWords()
  const tallies = useDesk((state) => state.tallies)
  const feeds = useDesk((state) => state.feeds)
  const { candidates } = useActions()
  const locale = useLocale()
  const called = useCallback((name: string) => candidates(name, undefined, locale), [candidates, locale])
  const begun = useAnswer(placeBegun(query, caret), called)
  const known = {
    // Where things happen first, then wherever is called so.
    places: [...new Set([...distinct(tallies.map(({ name }) => name)), ...(begun ?? []).map(({ label }) => label)])],
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
