'use client'
// An article opened in place: its whole text by paragraph, marked as the list marks it, the way to its source, and a way to add a
// place that was missed: the words that are selected, or those that are typed.
import { useEffect, useRef, useState } from 'react'
import type { Article, ArticleDetail } from '../../core/model.ts'
import { directionOf } from '../../core/text/direction.ts'
import { findSignOff } from '../../core/text/sign-off.ts'
import { ask, sentenceOf } from '../live/ask.ts'
import { useActions, useLocale, useWords } from '../live/use-desk.ts'
import { useChosenWords } from './chosen-words.ts'
import { Marked, useMarks } from './marked.tsx'
import { Revisions } from './revisions.tsx'
import { Thumbnail } from './thumbnail.tsx'

export function ArticleBody({ article, onClose }: { article: Article; onClose: () => void }) {
  const [detail, setDetail] = useState<ArticleDetail | null>(null)
  const [error, setError] = useState<string | null>(null)
  const words = useWords()
  const locale = useLocale()
  const { openCorrection } = useActions()
  const body = useRef<HTMLDivElement>(null)
  const chosen = useChosenWords(body)
  useEffect(() => {
    ask<ArticleDetail>(`/api/articles/${article.id}`).then(setDetail, (reason) => setError(sentenceOf(reason)))
  }, [article.id])
  const text = detail?.text ?? article.lead
  const { title, language, places } = article
  const signOff = findSignOff(text)
  const marks = useMarks({ title, text, language, places }, article.hits)
  return (
    <div ref={body} className="body" lang={article.language} dir={directionOf(article.language)}>
      {article.thumbnail && <Thumbnail address={article.thumbnail} size="large" />}
      {paragraphsOf(text).map(({ start, paragraph }) => (
        <p key={start} className={signOff && start >= signOff.start ? 'sign-off' : undefined}>
          <Marked text={paragraph} field="text" marks={marks} offset={start} />
        </p>
      ))}
      {detail && <Revisions revisions={detail.revisions} now={detail} />}
      {error && <p className="mistake">{error}</p>}
      <p className="body-actions" lang={locale}>
        {article.url && /^https?:/.test(article.url) && (
          <a href={article.url} target="_blank" rel="noopener noreferrer">
            {words.open}
          </a>
        )}
        <button
          type="button"
          data-missed
          data-chosen={chosen !== null || undefined}
          // A press must not take the selection away before it is read.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => openCorrection(article, { surface: chosen ?? '', start: -1 })}
        >
          {chosen === null ? words.onPlaces.missed : words.onPlaces.isPlace(chosen)}
        </button>
        <button type="button" onClick={onClose}>
          {words.close}
        </button>
      </p>
    </div>
  )
}

/** Paragraphs with where each begins, so that spans of the whole text hold in them. */
function paragraphsOf(text: string): { start: number; paragraph: string }[] {
  return [...text.matchAll(/[^\n]+/g)].map((found) => ({ start: found.index, paragraph: found[0] }))
}
