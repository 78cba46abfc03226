'use client'
// Live mentions, newest first. While someone reads (scrolled down, pointing at an item, or with the keyboard inside)
// arrivals are held and counted; they come when they are asked for.
import { useEffect, useRef } from 'react'
import { isFiltered, NO_FILTER, nameOf } from '../live/filter.ts'
import { useActions, useDesk, useWords } from '../live/use-desk.ts'
import { Item } from './item.tsx'
import { TakeAlong } from './take-along.tsx'

// A pointer that has not moved for this long lies there; it does not read.
const POINTER_RESTS_MS = 4_000
const AT_TOP_PX = 8

export function Stream() {
  const articles = useDesk((state) => state.articles)
  const filter = useDesk((state) => state.filter)
  const loading = useDesk((state) => state.loading)
  const error = useDesk((state) => state.error)
  const next = useDesk((state) => state.next)
  const words = useWords()
  const { older } = useActions()
  const list = useReadingList()
  const heading = useFoundFocus()
  const filtered = isFiltered(filter)
  return (
    <section className="column stream" aria-labelledby="stream-title">
      <header>
        <h2 id="stream-title" ref={heading} tabIndex={-1}>
          {filtered ? words.narrowed : words.allMentions}
        </h2>
        {filtered && <FilterChips />}
        <Held list={list} />
        <TakeAlong
          key={nameOf(filter)}
          filter={filter}
          of={filtered ? words.onOutlets.ofSearch : words.onOutlets.ofEverything}
          name={nameOf(filter)}
        />
      </header>
      <div className="list" ref={list} data-stream>
        {error && (
          <p className="mistake" role="alert">
            {error}
          </p>
        )}
        <div role="status">
          {loading && <p className="hint">{words.loading}</p>}
          {!loading && !error && articles.length === 0 && <Empty filtered={filtered} />}
        </div>
        {articles.map((article) => (
          <Item key={article.id} article={article} />
        ))}
        {next !== null && articles.length > 0 && (
          <button type="button" className="more" onClick={() => void older()}>
            {words.older}
          </button>
        )}
      </div>
    </section>
  )
}

function Held({ list }: { list: { current: HTMLDivElement | null } }) {
  const held = useDesk((state) => state.held.length)
  const words = useWords()
  const { release } = useActions()
  return (
    <div className="held">
      {/* Said once when the first one waits: a count that is read out at each arrival drowns everything else. */}
      <span className="unseen" role="status">
        {held > 0 && words.waiting}
      </span>
      {held > 0 && (
        <button
          type="button"
          data-release
          onClick={() => {
            release()
            list.current?.scrollTo({ top: 0 })
          }}
        >
          {words.fresh(held)}
        </button>
      )}
    </div>
  )
}

function Empty({ filtered }: { filtered: boolean }) {
  const noFeeds = useDesk((state) => state.feeds.length === 0)
  const words = useWords()
  const { look } = useActions()
  if (!noFeeds) return <p className="hint">{filtered ? words.nothingFound : words.nothing}</p>
  return (
    <div className="hint">
      <p>{words.noFeeds}</p>
      <button type="button" className="primary" onClick={() => look('feeds')}>
        {words.goToFeeds}
      </button>
    </div>
  )
}

function FilterChips() {
  const filter = useDesk((state) => state.filter)
  const words = useWords()
  const { narrow, widen } = useActions()
  const chip = (text: string, clear: Parameters<typeof narrow>[0]) => (
    <button
      key={text}
      type="button"
      className="chip"
      aria-label={words.takeOff(text)}
      onClick={() => void narrow(clear)}
    >
      <bdi>{text}</bdi> ×
    </button>
  )
  return (
    <div className="chips">
      {filter.q && chip(filter.q, { q: '' })}
      {filter.place && chip(filter.place.name, { place: null })}
      {filter.alert && chip(filter.alert.name, { alert: null })}
      {filter.language && chip(filter.language, { language: null })}
      {filter.feed && chip(filter.feed.name, { feed: null })}
      {filter.since && chip(filter.since.slice(0, 16).replace('T', ' '), { since: null, until: null })}
      <button type="button" className="link" onClick={() => void widen()}>
        {words.clear}
      </button>
    </div>
  )
}

/** The stream's heading: it gets the focus of a button that went away as the stream was narrowed, widened or brought up to date. */
function useFoundFocus() {
  const heading = useRef<HTMLHeadingElement>(null)
  const filter = useDesk((state) => state.filter)
  const held = useDesk((state) => state.held.length > 0)
  const seen = useRef({ filter: NO_FILTER, held: false })
  useEffect(() => {
    const changed = seen.current.filter !== filter || (seen.current.held && !held)
    seen.current = { filter, held }
    if (changed && document.activeElement === document.body) heading.current?.focus({ preventScroll: true })
  }, [filter, held])
  return heading
}

/** The list's element; tells the live stream whether it is being read. */
function useReadingList() {
  const list = useRef<HTMLDivElement>(null)
  const { reading } = useActions()
  useEffect(() => {
    const element = list.current
    if (!element) return
    let movedAt = Number.NEGATIVE_INFINITY
    const judge = () => {
      reading.current =
        element.scrollTop > AT_TOP_PX ||
        performance.now() - movedAt < POINTER_RESTS_MS ||
        (element.contains(document.activeElement) && document.activeElement !== element) ||
        element.querySelector('[aria-expanded="true"]') !== null
    }
    const moved = () => {
      movedAt = performance.now()
      judge()
    }
    const left = () => {
      movedAt = Number.NEGATIVE_INFINITY
      judge()
    }
    const timer = setInterval(judge, 200)
    element.addEventListener('pointermove', moved)
    element.addEventListener('pointerleave', left)
    element.addEventListener('scroll', judge, { passive: true })
    return () => {
      clearInterval(timer)
      element.removeEventListener('pointermove', moved)
      element.removeEventListener('pointerleave', left)
      element.removeEventListener('scroll', judge)
      reading.current = false
    }
  }, [reading])
  return list
}
