'use client'
// A text with what was found in it marked, in the original spelling; hover says which term and why.
import { useMemo } from 'react'
import type { Field, MatchSpan, PlaceMention } from '../../core/model.ts'
import { explainMatch } from '../../core/query/explain.ts'
import { highlightQuery } from '../../core/query/match.ts'
import { analyseDocument } from '../../core/text/document.ts'
import { segmentsOf } from '../../core/text/segments.ts'
import { useDesk, useWords } from '../live/use-desk.ts'

type Texts = { title: string; text: string; language: string; places: PlaceMention[] }

/** What to mark: where the reader's query stands in these texts, and where alerts matched. */
export function useMarks({ title, text, language, places }: Texts, hits: { spans: MatchSpan[] }[]): MatchSpan[] {
  const asked = useDesk((state) => state.asked)
  return useMemo(() => {
    const found = asked ? highlightQuery(asked, analyseDocument({ title, text, language, places })) : []
    return [...found, ...hits.flatMap(({ spans }) => spans)]
  }, [title, text, language, places, asked, hits])
}

export function Marked({
  text,
  field,
  marks,
  offset = 0,
}: {
  text: string
  field: Field
  marks: MatchSpan[]
  offset?: number
}) {
  const words = useWords()
  const mine = marks
    .filter((mark) => mark.field === field)
    .map((mark) => ({ ...mark, start: mark.start - offset, end: mark.end - offset }))
  let at = 0
  return segmentsOf(text, mine).map(({ text: part, span }) => {
    const key = at
    at += part.length
    if (!span) return <span key={key}>{part}</span>
    const why = explainMatch(part, span.term).map(words.step)
    return (
      <mark key={key} title={`${words.matched(part, span.term)}: ${why.join(', ')}`}>
        {part}
      </mark>
    )
  })
}
