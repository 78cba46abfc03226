'use client'
// A field for a query, checked as it is typed by the parser that the server uses; a mistake is said with its place.
import { type FormEvent, useRef, useState } from 'react'
import { parseQuery } from '../../core/query/parse.ts'
import { QueryCompletions } from './query-completions.tsx'

type Props = { value: string; label: string; placeholder: string; onSubmit: (query: string) => void }

export function QueryField({ value, label, placeholder, onSubmit }: Props) {
  const [text, setText] = useState(value)
  const [caret, setCaret] = useState(0)
  const input = useRef<HTMLInputElement>(null)
  const parsed = text.trim() === '' ? null : parseQuery(text)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!parsed || parsed.ok) onSubmit(text.trim())
  }
  return (
    <search className="query">
      <form onSubmit={submit}>
        <input
          ref={input}
          type="search"
          dir={text === '' ? undefined : 'auto'}
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
        <div className="below">
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
