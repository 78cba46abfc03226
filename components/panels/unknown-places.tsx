'use client'
// Says of a place in a query that nothing is called so, before it is waited for in vain.
import { useEffect, useState } from 'react'
import { asksFor } from '../../core/query/asks.ts'
import { parseQuery } from '../../core/query/parse.ts'
import { askQuery } from '../live/understand.ts'
import { useWords } from '../live/use-desk.ts'

const TYPING_PAUSE_MS = 400

export function UnknownPlaces({ query }: { query: string }) {
  const words = useWords()
  const [answer, setAnswer] = useState<{ query: string; names: string[] } | null>(null)
  const parsed = parseQuery(query)
  const worthAsking = parsed.ok && asksFor(parsed.query, ['place'])
  useEffect(() => {
    if (!worthAsking) return
    const timer = setTimeout(() => {
      askQuery(query).then(
        ({ unknownPlaces }) => setAnswer({ query, names: unknownPlaces }),
        () => setAnswer(null),
      )
    }, TYPING_PAUSE_MS)
    return () => clearTimeout(timer)
  }, [query, worthAsking])
  if (!worthAsking || answer?.query !== query || answer.names.length === 0) return null
  return (
    <p className="hint small" role="status" data-unknown-places>
      {answer.names.map((name) => words.unknownPlace(name)).join(' ')}
    </p>
  )
}
