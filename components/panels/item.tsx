'use client'
// One article of a list: time, source and language; its headline and lead in their own direction; its places by role; and
// which alerts caught it, with the reason.
import { memo, useState } from 'react'
import type { Article, PlaceMention } from '../../core/model.ts'
import { directionOf } from '../../core/text/direction.ts'
import { useActions, useDesk, useWords } from '../live/use-desk.ts'
import { ArticleBody } from './article-body.tsx'
import { Marked, useMarks } from './marked.tsx'
import { Moment } from './moment.tsx'

/** How many of each role are shown: so that ten event places do not hide where it was filed. */
const MOST_PLACES = { event: 5, dateline: 1, actor: 3, other: 2 }

export const Item = memo(function Item({ article }: { article: Article }) {
  const [open, setOpen] = useState(false)
  const words = useWords()
  const { narrow } = useActions()
  const q = useDesk((state) => state.filter.q)
  const { title, lead, language } = article
  const marks = useMarks({ title, text: lead, language }, q, article.hits)
  const dir = directionOf(language)
  return (
    <article className="item" data-article={article.id} data-caught={article.hits.length > 0 || undefined}>
      <p className="meta">
        <Moment at={article.publishedAt ?? article.fetchedAt} />
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
        <button type="button" aria-expanded={open} onClick={() => setOpen(!open)}>
          <Marked text={title} field="title" marks={marks} />
        </button>
      </h3>
      {open ? (
        <ArticleBody key={article.revisedAt} article={article} onClose={() => setOpen(false)} />
      ) : (
        lead.trim() !== title.trim() && (
          <p className="lead" lang={language} dir={dir}>
            <Marked text={lead} field="text" marks={marks} />
          </p>
        )
      )}
      <footer>
        {placesOf(article.places).map((place) => (
          <button
            key={`${place.role} ${place.geonameId ?? place.name}`}
            type="button"
            className="place"
            data-role={place.role}
            title={`${place.name}, ${place.country}: ${words.roles[place.role]}`}
            onClick={() =>
              place.geonameId !== undefined && void narrow({ place: { id: place.geonameId, name: place.name } })
            }
          >
            <bdi>{place.kind === 'demonym' ? place.country : place.name}</bdi>
          </button>
        ))}
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

/** Each place once a role, event places first. */
function placesOf(places: PlaceMention[]): PlaceMention[] {
  const seen = new Map<string, PlaceMention>()
  for (const place of places) {
    const key = `${place.role} ${place.geonameId ?? place.name}`
    if (!seen.has(key)) seen.set(key, place)
  }
  const roles = Object.entries(MOST_PLACES)
  return roles.flatMap(([role, most]) => [...seen.values()].filter((place) => place.role === role).slice(0, most))
}
