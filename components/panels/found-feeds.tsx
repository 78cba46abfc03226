'use client'
// The feeds that were found at a site's address, each with what tells them apart; one click watches one.
import { useState } from 'react'
import type { FoundFeed } from '../../core/discovery.ts'
import { sentenceOf } from '../live/ask.ts'
import { useActions, useDesk, useWords } from '../live/use-desk.ts'
import { ChangeButton } from './change-button.tsx'
import { Moment } from './moment.tsx'

export function FoundFeeds({ feeds, onClose }: { feeds: FoundFeed[]; onClose: () => void }) {
  const words = useWords()
  return (
    <section className="found" aria-label={words.finding.found(feeds.length)} data-found>
      <header>
        <h3>{words.finding.found(feeds.length)}</h3>
        <button type="button" onClick={onClose}>
          {words.close}
        </button>
      </header>
      <ul>
        {feeds.map((feed) => (
          <Found key={feed.url} feed={feed} />
        ))}
      </ul>
    </section>
  )
}

function Found({ feed: { url, title, format, itemCount, newestAt, language } }: { feed: FoundFeed }) {
  const watched = useDesk((state) => state.feeds.some((feed) => feed.url === url))
  const [busy, setBusy] = useState(false)
  const [mistake, setMistake] = useState<string | null>(null)
  const words = useWords()
  const { addFeed } = useActions()
  const add = async () => {
    setBusy(true)
    setMistake(null)
    try {
      await addFeed({ url, ...(title ? { title } : {}) })
    } catch (error) {
      setMistake(sentenceOf(error))
    }
    setBusy(false)
  }
  return (
    <li>
      <b>
        <bdi lang={language ?? undefined}>{title ?? new URL(url).hostname}</bdi>
      </b>
      <span className="facts">
        <span>{words.finding.formats[format] ?? format}</span>
        <span className="figure">{words.articles(itemCount)}</span>
        {newestAt && (
          <span className="figure">
            {words.finding.newest} <Moment at={newestAt} />
          </span>
        )}
      </span>
      <span className="address" dir="ltr">
        {url}
      </span>
      <ChangeButton disabled={busy || watched} onClick={() => void add()}>
        {watched ? words.finding.watched : words.addFeed}
      </ChangeButton>
      {mistake && (
        <p className="mistake" role="status">
          {mistake}
        </p>
      )}
    </li>
  )
}
