'use client'
// The feeds: add them, see how each is, pause, poll, delete.
import { useState } from 'react'
import type { Feed } from '../../core/model.ts'
import { useActions, useDesk, useWords } from '../live/use-desk.ts'
import { ChangeButton, LookOnly } from './change-button.tsx'
import { FeedAdding } from './feed-adding.tsx'
import { FeedHub } from './feed-hub.tsx'
import { Moment } from './moment.tsx'
import { RemoveButton } from './remove-button.tsx'
import { StarterPacks } from './starter-packs.tsx'

export function FeedsPanel() {
  const feeds = useDesk((state) => state.feeds)
  const words = useWords()
  return (
    <main className="page feeds">
      <section>
        <h2>{words.feeds}</h2>
        <LookOnly />
        <FeedAdding />
        {feeds.length === 0 && <p className="hint">{words.noFeeds}</p>}
        {feeds.length > 0 && (
          <table className="feed-table">
            <thead>
              <tr>
                <th>{words.columns.feed}</th>
                <th>{words.columns.health}</th>
                <th>{words.columns.last}</th>
                <th>{words.columns.next}</th>
                <th>{words.columns.articles}</th>
                <th aria-label={words.columns.actions} />
              </tr>
            </thead>
            <tbody>
              {feeds.map((feed) => (
                <FeedRow key={feed.id} feed={feed} />
              ))}
            </tbody>
          </table>
        )}
      </section>
      <StarterPacks />
    </main>
  )
}

/** What is wrong with a feed, or odd about one that answers, in the reader's words; the log's own sentence on hover. */
function FeedTrouble({ feed }: { feed: Feed }) {
  const words = useWords()
  return (
    <>
      {feed.lastError && (
        <span className="reason" data-trouble={feed.trouble} title={feed.lastError}>
          {feed.trouble && feed.trouble !== 'other' ? (
            words.trouble[feed.trouble]
          ) : (
            <bdi lang="en">{feed.lastError}</bdi>
          )}
        </span>
      )}
      {feed.note && (
        <span className="note" data-note={feed.note}>
          {words.note[feed.note]}
        </span>
      )}
      {feed.gapAt && (
        <span className="note" data-note="gap">
          {words.gap} <Moment at={feed.gapAt} />
        </span>
      )}
    </>
  )
}

function FeedRow({ feed }: { feed: Feed }) {
  const words = useWords()
  const { narrow, pauseFeed, pollFeed, readInFull, removeFeed } = useActions()
  const [busy, setBusy] = useState(false)
  const during = async (work: Promise<unknown>) => {
    setBusy(true)
    await work.finally(() => setBusy(false))
  }
  return (
    <tr data-feed={feed.id}>
      <td>
        <b>
          <bdi>{feed.title}</bdi>
        </b>
        <span className="address" dir="ltr">
          {feed.url}
        </span>
      </td>
      <td>
        <span className="health" data-health={feed.health}>
          {words.health[feed.health]}
        </span>
        <FeedTrouble feed={feed} />
        {feed.hub && <FeedHub hub={feed.hub} />}
      </td>
      <td className="figure" data-label={words.columns.last}>
        {feed.lastPollAt ? <Moment at={feed.lastPollAt} /> : words.never}
      </td>
      <td className="figure" data-label={words.columns.next}>
        {feed.paused ? '–' : <Moment at={feed.nextPollAt} coming />}
      </td>
      <td className="figure" data-label={words.columns.articles}>
        {feed.articleCount}
      </td>
      <td>
        <span className="actions">
          <button type="button" onClick={() => void narrow({ feed: { id: feed.id, name: feed.title } })}>
            {words.filterFeed}
          </button>
          <ChangeButton busy={busy} onClick={() => void during(pollFeed(feed.id))}>
            {words.pollNow}
          </ChangeButton>
          <ChangeButton busy={busy} onClick={() => void during(pauseFeed(feed.id, !feed.paused))}>
            {feed.paused ? words.resume : words.pause}
          </ChangeButton>
          <ChangeButton
            aria-pressed={feed.fullText}
            title={words.fullTextHint}
            busy={busy}
            onClick={() => void during(readInFull(feed.id, !feed.fullText))}
          >
            {words.fullText}
          </ChangeButton>
          <RemoveButton onRemove={() => removeFeed(feed.id)} />
        </span>
      </td>
    </tr>
  )
}
