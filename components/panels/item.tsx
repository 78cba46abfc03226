'use client'
// One article of a list: time, source and language; its headline and lead in their own direction; its places by role; and
// which alerts caught it, with the reason.
import { memo, useRef, useState } from 'react'
import type { Article } from '../../core/model.ts'
import { directionOf } from '../../core/text/direction.ts'
import { useActions, useDesk, useWords } from '../live/use-desk.ts'
import { ArticleBody } from './article-body.tsx'
import { Marked, useMarks } from './marked.tsx'
import { Moment } from './moment.tsx'
import { PlaceChips } from './place-chips.tsx'
import { Thumbnail } from './thumbnail.tsx'

export const Item = memo(function Item({ article }: { article: Article }) {
  const [open, setOpen] = useState(false)
  const words = useWords()
  const { narrow } = useActions()
  const { title, lead, language, places } = article
  const marks = useMarks({ title, text: lead, language, places }, article.hits)
  const dir = directionOf(language)
  const headline = useRef<HTMLButtonElement>(null)
  // Whoever closed it from within stands on its headline again.
  const close = () => {
    setOpen(false)
    headline.current?.focus()
  }
  return (
    <article
      className="item"
      data-article={article.id}
      data-caught={article.hits.length > 0 || undefined}
      onKeyDown={(event) => {
        if (open && event.key === 'Escape') close()
      }}
    >
      {article.thumbnail && !open && <Thumbnail address={article.thumbnail} size="small" />}
      <p className="meta">
        <Moment at={article.publishedAt ?? article.fetchedAt} />
        {article.publishedAt === article.fetchedAt && (
          <span className="ahead" data-ahead title={words.ahead.why}>
            {words.ahead.sign}
          </span>
        )}
        <bdi className="source">{article.feed}</bdi>
        <button type="button" className="tag" onClick={() => void narrow({ language })}>
          {language}
        </button>
        {article.revisedAt && (
          <span className="edited" data-edited>
            {words.edited} <Moment at={article.revisedAt} />
          </span>
        )}
      </p>
      <h3 lang={language} dir={dir}>
        <button ref={headline} type="button" aria-expanded={open} onClick={() => setOpen(!open)}>
          <Marked text={title} field="title" marks={marks} />
        </button>
      </h3>
      {open ? (
        <ArticleBody key={article.revisedAt} article={article} onClose={close} />
      ) : (
        lead.trim() !== title.trim() && (
          <p className="lead" lang={language} dir={dir}>
            <Marked text={lead} field="text" marks={marks} />
          </p>
        )
      )}
      <footer>
        <PlaceChips article={article} open={open} />
        <Caught article={article} />
      </footer>
    </article>
  )
})

function Caught({ article }: { article: Article }) {
  const alerts = useDesk((state) => state.alerts)
  return article.hits.map((hit) => (
    <span key={hit.alertId} className="caught-by">
      <bdi>{alerts.find(({ id }) => id === hit.alertId)?.name ?? hit.alertId}</bdi>
      <bdi className="terms">{[...new Set(hit.spans.map(({ term }) => term))].join(' · ')}</bdi>
    </span>
  ))
}
