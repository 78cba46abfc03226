'use client'
// The workbench for one alert: its query is parsed as it is typed, and the store says what it would have caught.
import { type FormEvent, useRef, useState } from 'react'
import { directionOfQuery } from '../../core/query/direction.ts'
import { parseQuery } from '../../core/query/parse.ts'
import { ask, sentenceOf } from '../live/ask.ts'
import { useAnswer } from '../live/use-answer.ts'
import { useActions, useWords } from '../live/use-desk.ts'
import { ChangeButton } from './change-button.tsx'
import { QueryBuilder } from './query-builder.tsx'
import { QueryCompletions } from './query-completions.tsx'
import { QueryMistake } from './query-field.tsx'
import { QueryView } from './query-view.tsx'
import { UnknownPlaces } from './unknown-places.tsx'

const BACKTEST_DAYS = 30

export function AlertForm() {
  const [name, setName] = useState('')
  const [query, setQuery] = useState('')
  const [caret, setCaret] = useState(0)
  const area = useRef<HTMLTextAreaElement>(null)
  const [error, setError] = useState<string | null>(null)
  const words = useWords()
  const { addAlert } = useActions()
  const parsed = query.trim() === '' ? null : parseQuery(query)
  const total = useAnswer(parsed?.ok ? query : null, caughtBy)
  const save = async (event: FormEvent) => {
    event.preventDefault()
    if (!parsed?.ok) return
    try {
      await addAlert(name.trim(), query.trim())
      setName('')
      setQuery('')
      setError(null)
      // The button has nothing to save any more and can hold no focus.
      area.current?.focus()
    } catch (reason) {
      setError(sentenceOf(reason))
    }
  }
  return (
    <form className="alert-form" onSubmit={(event) => void save(event)}>
      <label>
        <span>{words.alertQuery}</span>
        <textarea
          ref={area}
          dir={directionOfQuery(query)}
          rows={2}
          value={query}
          aria-invalid={parsed !== null && !parsed.ok}
          onChange={(event) => {
            setQuery(event.target.value)
            setCaret(event.target.selectionStart)
          }}
          data-alert-query
        />
      </label>
      <QueryCompletions
        query={query}
        caret={caret}
        onWrite={(text, at) => {
          setQuery(text)
          setCaret(at)
          area.current?.focus()
        }}
      />
      <label>
        <span>{words.alertName}</span>
        <input dir="auto" value={name} onChange={(event) => setName(event.target.value)} data-alert-name />
      </label>
      <details className="building">
        <summary data-builder>{words.builder.open}</summary>
        <QueryBuilder query={query} onWrite={setQuery} />
      </details>
      <div className="workbench">
        {parsed === null && <p className="hint small">{words.alertQueryHint}</p>}
        {parsed && !parsed.ok && <QueryMistake text={query} at={parsed.at} error={parsed.error} />}
        {parsed?.ok && (
          <p className="canonical">
            <QueryView query={parsed.canonical} />
            {total !== null && <span>{words.wouldHave(total, BACKTEST_DAYS)}</span>}
          </p>
        )}
        {parsed?.ok && <UnknownPlaces query={query} />}
        {error && (
          <p className="mistake" role="alert">
            {error}
          </p>
        )}
        <ChangeButton type="submit" className="primary" disabled={!parsed?.ok}>
          {words.save}
        </ChangeButton>
      </div>
    </form>
  )
}

/** How many stored articles the query would have caught. */
const caughtBy = (query: string) =>
  ask<{ total: number }>('/api/alerts/backtest', { method: 'POST', body: { query } }).then(({ total }) => total)
