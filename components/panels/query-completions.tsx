'use client'
// What could be written next, as buttons below a query: a click, or Tab and Enter, writes it.
import { completions } from '../../core/query/complete.ts'
import { useDesk, useWords } from '../live/use-desk.ts'

type Props = { query: string; caret: number; onWrite: (query: string, caret: number) => void }

export function QueryCompletions({ query, caret, onWrite }: Props) {
  const words = useWords()
  const tallies = useDesk((state) => state.tallies)
  const feeds = useDesk((state) => state.feeds)
  const known = {
    places: distinct(tallies.map(({ name }) => name)),
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
