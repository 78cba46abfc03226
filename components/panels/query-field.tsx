'use client'
// A field for a query, checked as it is typed by the parser that the server uses; a mistake is said with its place.
import { SlidersHorizontal } from 'lucide-react'
import { type FormEvent, useRef, useState } from 'react'
import { directionOfQuery } from '../../core/query/direction.ts'
import { parseQuery } from '../../core/query/parse.ts'
import { useWords } from '../live/use-desk.ts'
import { QueryBuilder } from './query-builder.tsx'
import { QueryCompletions } from './query-completions.tsx'
import { UnknownPlaces } from './unknown-places.tsx'

type Props = { value: string; label: string; placeholder: string; onSubmit: (query: string) => void }

export function QueryField({ value, label, placeholder, onSubmit }: Props) {
  const [text, setText] = useState(value)
  const [caret, setCaret] = useState(0)
  const [building, setBuilding] = useState(false)
  const words = useWords()
  const input = useRef<HTMLInputElement>(null)
  const opener = useRef<HTMLButtonElement>(null)
  const parsed = text.trim() === '' ? null : parseQuery(text)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (parsed && !parsed.ok) return
    setBuilding(false)
    onSubmit(text.trim())
  }
  return (
    <search className="query">
      <form
        onSubmit={submit}
        onKeyDown={(event) => {
          if (!building || event.key !== 'Escape') return
          // A search field empties itself at Escape: this one closes only what is open.
          event.preventDefault()
          setBuilding(false)
          opener.current?.focus()
        }}
      >
        <input
          ref={input}
          type="search"
          dir={text === '' ? undefined : directionOfQuery(text)}
          aria-label={label}
          placeholder={placeholder}
          value={text}
          aria-invalid={parsed !== null && !parsed.ok}
          onChange={(event) => {
            setText(event.target.value)
            setCaret(event.target.selectionStart ?? event.target.value.length)
            if (event.target.value === '' && value !== '') onSubmit('')
          }}
          data-search
        />
        <button
          ref={opener}
          type="button"
          className="icon"
          aria-expanded={building}
          aria-label={words.builder.open}
          title={words.builder.open}
          onClick={() => setBuilding(!building)}
          data-builder
        >
          <SlidersHorizontal size={16} aria-hidden />
        </button>
        <div className="below">
          {building && <QueryBuilder query={text} onWrite={setText} />}
          {text !== value && (
            <QueryCompletions
              query={text}
              caret={caret}
              onWrite={(query, at) => {
                setText(query)
                setCaret(at)
                input.current?.focus()
              }}
            />
          )}
          {parsed && !parsed.ok && <QueryMistake text={text} at={parsed.at} error={parsed.error} />}
          {parsed?.ok && text !== value && <UnknownPlaces query={text} />}
          {building && (
            <button type="submit" className="primary" disabled={parsed !== null && !parsed.ok}>
              {words.builder.show}
            </button>
          )}
        </div>
      </form>
    </search>
  )
}

export function QueryMistake({ text, at, error }: { text: string; at: number; error: string }) {
  return (
    <p className="mistake" role="alert" lang="en" dir="ltr">
      {error}
      <bdi>
        {text.slice(Math.max(0, at - 12), at)}
        <mark>{text.slice(at, at + 12) || '…'}</mark>
      </bdi>
    </p>
  )
}
