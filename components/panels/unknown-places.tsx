'use client'
// Says of a place in a query that nothing is called so, before it is waited for in vain.
import { asksFor } from '../../core/query/asks.ts'
import { parseQuery } from '../../core/query/parse.ts'
import { askQuery } from '../live/understand.ts'
import { useAnswer } from '../live/use-answer.ts'
import { useWords } from '../live/use-desk.ts'

export function UnknownPlaces({ query }: { query: string }) {
  const words = useWords()
  const parsed = parseQuery(query)
  const names = useAnswer(parsed.ok && asksFor(parsed.query, ['place']) ? query : null, askQuery)?.unknownPlaces ?? []
  if (names.length === 0) return null
  return (
    <p className="hint small" role="status" data-unknown-places>
      {names.map((name) => words.unknownPlace(name)).join(' ')}
    </p>
  )
}
