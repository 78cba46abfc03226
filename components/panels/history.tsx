'use client'
// Articles, or an alert's hits, over time: the whole, then each language by itself on the same scale. Colour is not a
// language here; the label is.
import { useEffect, useMemo, useState } from 'react'
import type { Page, TimelinePoint } from '../../core/model.ts'
import { ask, sentenceOf } from '../live/ask.ts'
import type { Filter } from '../live/filter.ts'
import { useActions, useDesk, useLocale, useWords } from '../live/use-desk.ts'
import { Bars } from './bars.tsx'
import { seriesOf, summed } from './buckets.ts'

const HOUR_MS = 3_600_000
const RANGES = { hour: { buckets: 48, bucketMs: HOUR_MS }, day: { buckets: 30, bucketMs: 24 * HOUR_MS } }
type Bucket = keyof typeof RANGES
const MOST_PLACES = 30

export function HistoryPanel() {
  const subjects = useSubjects()
  const [bucket, setBucket] = useState<Bucket>('hour')
  const place = useDesk((state) => state.filter.place)
  const [subject, setSubject] = useState(place ? `place=${place.id}` : '')
  const words = useWords()
  const locale = useLocale()
  const { narrow } = useActions()
  const { points, window, error } = useTimeline(bucket, subject)
  const languages = useMemo(() => new Intl.DisplayNames([locale], { type: 'language', fallback: 'code' }), [locale])
  const whole = useMemo(() => summed(points, window), [points, window])
  const series = useMemo(() => seriesOf(points, window), [points, window])
  const most = Math.max(1, ...series.flatMap((one) => one.points.map(({ count }) => count)))
  const chosen = subjects.find(({ value }) => value === subject)
  const of = chosen?.name ?? words.everything
  const total = whole.reduce((sum, { count }) => sum + count, 0)
  const nameOf = (language: string) => (language === 'und' ? language : (languages.of(language) ?? language))
  const pick = (point: TimelinePoint) =>
    void narrow({
      since: point.from,
      until: point.to,
      language: point.key || null,
      alert: null,
      place: null,
      ...chosen?.filter,
    })
  const tick = (from: string) => tickOf(from, bucket)
  const label = (point: TimelinePoint) => `${tick(point.from)} · ${words.articles(point.count)}`
  return (
    <main className="page history">
      <header className="controls">
        <h2>{words.history}</h2>
        <label>
          <span>{words.historyOf}</span>
          <select value={subject} onChange={(event) => setSubject(event.target.value)} data-subject>
            <option value="">{words.everything}</option>
            {(['historyAlerts', 'historyPlaces'] as const).map((group) => (
              <optgroup key={group} label={words.onPlaces[group]}>
                {subjects
                  .filter((one) => one.group === group)
                  .map(({ value, name }) => (
                    <option key={value} value={value}>
                      {name}
                    </option>
                  ))}
              </optgroup>
            ))}
          </select>
        </label>
        <div className="segments">
          {(Object.keys(RANGES) as Bucket[]).map((name) => (
            <button key={name} type="button" aria-pressed={bucket === name} onClick={() => setBucket(name)}>
              {name === 'hour' ? words.perHour : words.perDay}
            </button>
          ))}
        </div>
      </header>
      {error && <p className="mistake">{error}</p>}
      <section className="chart" data-chart>
        <p className="chart-label">
          <bdi>{of}</bdi>
          <span className="figure">{words.articles(total)}</span>
        </p>
        <Bars
          points={whole}
          height={240}
          axes
          name={`${of}: ${words.articles(total)}`}
          label={label}
          tick={tick}
          onPick={pick}
        />
        <p className="hint small">{words.openPoint}</p>
      </section>
      <h3>{words.byLanguage}</h3>
      <div className="multiples">
        {series.map((one) => (
          <section key={one.key} className="chart" data-language={one.key}>
            <p className="chart-label">
              <span>{nameOf(one.key)}</span>
              <span className="figure">{words.articles(one.total)}</span>
            </p>
            <Bars
              points={one.points}
              height={72}
              axes={false}
              most={most}
              name={`${of}, ${nameOf(one.key)}: ${words.articles(one.total)}`}
              label={label}
              tick={tick}
              onPick={pick}
            />
          </section>
        ))}
      </div>
    </main>
  )
}

type Subject = {
  /** As the address asks for it. */
  value: string
  name: string
  group: 'historyAlerts' | 'historyPlaces'
  filter: Partial<Filter>
}

/** What a history can be of: alerts, the place that the stream is narrowed to, and the event places of the window. */
function useSubjects(): Subject[] {
  const alerts = useDesk((state) => state.alerts)
  const chosen = useDesk((state) => state.filter.place)
  const tallies = useDesk((state) => state.tallies)
  const labels = useDesk((state) => state.labels)
  return useMemo(() => {
    const named = tallies
      .filter(({ level, role }) => level === 'place' && role === 'event')
      .map(({ geonameId, name }) => ({ id: geonameId, name: labels[geonameId] ?? name }))
    const places = chosen ? [chosen, ...named.filter(({ id }) => id !== chosen.id)] : named
    return [
      ...alerts.map(
        ({ id, name }): Subject => ({
          value: `alert=${id}`,
          name,
          group: 'historyAlerts',
          filter: { alert: { id, name } },
        }),
      ),
      ...places.slice(0, MOST_PLACES).map(
        (place): Subject => ({
          value: `place=${place.id}`,
          name: place.name,
          group: 'historyPlaces',
          filter: { place },
        }),
      ),
    ]
  }, [alerts, chosen, tallies, labels])
}

function useTimeline(bucket: Bucket, subject: string) {
  const arrived = useDesk((state) => state.timeline)
  const window = useMemo(() => {
    const untilMs = Date.now()
    const { buckets, bucketMs } = RANGES[bucket]
    return { untilMs, bucketMs, sinceMs: (Math.floor(untilMs / bucketMs) - buckets + 1) * bucketMs }
  }, [bucket])
  const [points, setPoints] = useState<TimelinePoint[]>([])
  const [error, setError] = useState<string | null>(null)
  // `arrived` changes when articles came: then this asks again.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above.
  useEffect(() => {
    let current = true
    const since = new Date(window.sinceMs).toISOString()
    const of = subject ? `&${subject}` : ''
    ask<Page<TimelinePoint>>(`/api/stats/timeline?bucket=${bucket}&by=language&since=${since}${of}`).then(
      ({ items }) => {
        if (!current) return
        setPoints(items)
        setError(null)
      },
      (reason) => current && setError(sentenceOf(reason)),
    )
    return () => {
      current = false
    }
  }, [bucket, subject, window, arrived])
  return { points, window, error }
}

function tickOf(from: string, bucket: Bucket): string {
  const time = new Date(from)
  return bucket === 'hour'
    ? time.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })
    : time.toLocaleDateString('en-GB', { day: '2-digit', month: '2-digit' })
}
