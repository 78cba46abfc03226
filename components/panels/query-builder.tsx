'use client'
// The query as fields to fill in, for people who do not write operators. What is typed here is the query, and the query shows here.
import { useState } from 'react'
import { NO_PARTS, type Parts, readParts, writeParts } from '../../core/query/build.ts'
import { parseQuery } from '../../core/query/parse.ts'
import { useDesk, useLocale, useWords } from '../live/use-desk.ts'

type Props = { query: string; onWrite: (query: string) => void }
type TextField = 'all' | 'any' | 'phrase' | 'none' | 'place' | 'source'

const DISTANCES = [0, 1, 3, 5, 10, 20, 50]

export function QueryBuilder({ query, onWrite }: Props) {
  const words = useWords()
  // Kept as typed: a query has no trailing blanks, a word being typed has.
  const [typed, setTyped] = useState<{ query: string; parts: Parts } | null>(null)
  const parsed = parseQuery(query)
  const understood = parsed.ok ? readParts(parsed.query) : query.trim() === '' ? NO_PARTS : null
  const parts = typed?.query === query ? typed.parts : (understood ?? NO_PARTS)
  const change = (some: Partial<Parts>) => {
    const changed = { ...parts, ...some }
    const written = writeParts(changed)
    setTyped({ query: written, parts: changed })
    onWrite(written)
  }
  const field = (name: TextField, list?: string) => (
    <label data-field={name}>
      <span>{words.builder[name]}</span>
      <input dir="auto" value={parts[name]} list={list} onChange={(event) => change({ [name]: event.target.value })} />
    </label>
  )
  return (
    <fieldset className="builder">
      <legend>{words.builder.legend}</legend>
      {understood === null && typed?.query !== query && <p className="hint small">{words.builder.more}</p>}
      {field('all')}
      {field('any')}
      {field('phrase')}
      {field('none')}
      <div className="near">
        <label data-field="near">
          <span>{words.builder.near}</span>
          <input dir="auto" value={parts.near} onChange={(event) => change({ near: event.target.value })} />
        </label>
        <label data-field="distance">
          <span>{words.builder.within}</span>
          <select
            value={parts.distance}
            onChange={(event) => change({ distance: Number(event.target.value) })}
            disabled={parts.near === '' || parts.nearTo === ''}
          >
            {[...new Set([...DISTANCES, parts.distance])].map((distance) => (
              <option key={distance} value={distance}>
                {words.builder.apart(distance)}
              </option>
            ))}
          </select>
        </label>
        <label data-field="nearTo">
          <span>{words.builder.nearTo}</span>
          <input dir="auto" value={parts.nearTo} onChange={(event) => change({ nearTo: event.target.value })} />
        </label>
      </div>
      {field('place', 'builder-places')}
      {field('source', 'builder-sources')}
      <Language value={parts.language} onPick={(language) => change({ language })} />
      <label className="check" data-field="titleOnly">
        <input
          type="checkbox"
          checked={parts.titleOnly}
          onChange={(event) => change({ titleOnly: event.target.checked })}
        />
        <span>{words.builder.titleOnly}</span>
      </label>
      <Known />
    </fieldset>
  )
}

function Language({ value, onPick }: { value: string; onPick: (language: string) => void }) {
  const words = useWords()
  const locale = useLocale()
  const feeds = useDesk((state) => state.feeds)
  const known = [...new Set([...feeds.map(({ language }) => language ?? ''), value])].filter(Boolean).sort()
  const names = new Intl.DisplayNames([locale], { type: 'language', fallback: 'code' })
  return (
    <label data-field="language">
      <span>{words.builder.language}</span>
      <select value={value} onChange={(event) => onPick(event.target.value)}>
        <option value="">{words.builder.anyLanguage}</option>
        {known.map((language) => (
          <option key={language} value={language}>
            {names.of(language)}
          </option>
        ))}
      </select>
    </label>
  )
}

/** What the newsroom knows already, offered; anything else may be typed all the same. */
function Known() {
  const tallies = useDesk((state) => state.tallies)
  const feeds = useDesk((state) => state.feeds)
  return (
    <>
      <datalist id="builder-places">
        {[...new Set(tallies.map(({ name }) => name))].map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <datalist id="builder-sources">
        {[...new Set(feeds.map(({ title }) => title))].map((title) => (
          <option key={title} value={title} />
        ))}
      </datalist>
    </>
  )
}
