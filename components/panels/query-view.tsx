'use client'
// A query to be read: each word in its own direction, the row in that of the words, so that operators stay between what they join.
import { directionOfQuery, partsOfQuery } from '../../core/query/direction.ts'

export function QueryView({ query }: { query: string }) {
  return (
    <code className="query-view" dir={directionOfQuery(query)}>
      {partsOfQuery(query).map(({ text, kind, at }) => {
        if (kind === 'bracket') return text
        const word = text.trimEnd()
        return (
          <span key={at}>
            <bdi data-part={kind}>{word}</bdi>
            {text.slice(word.length)}
          </span>
        )
      })}
    </code>
  )
}
