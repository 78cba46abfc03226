'use client'
// Articles, or an alert's hits, over time: the whole, then each language by itself on the same scale. Colour is not a
// language here; the label is.
import { useEffect, useMemo, useState } from 'react'
import type { Page, TimelinePoint } from '../../core/model.ts'
import { ask, sentenceOf } from '../live/ask.ts'
import { useActions, useDesk, useLocale, useWords } from '../live/use-desk.ts'
import { Bars } from './bars.tsx'
import { seriesOf, summed } from './buckets.ts'

const HOUR_MS = 3_600_000
const RANGES = { hour: { buckets: 48, bucketMs: HOUR_MS }, day: { buckets: 30, bucketMs: 24 * HOUR_MS } }
type Bucket = keyof typeof RANGES

export function HistoryPanel() {
  const alerts = useDesk((state) => state.alerts)
  const [bucket, setBucket] = useState<Bucket>('hour')
  const [subject, setSubject] = useState('')
  const words = useWords()
  const locale = useLocale()
  const { narrow } = useActions()
  const { points, window, error } = useTimeline(bucket, subject)
  const languages = useMemo(() => new Intl.DisplayNames([locale], { type: 'language', fallback: 'code' }), [locale])
  const whole = useMemo(() => summed(points, window), [points, window])
  const series = useMemo(() => seriesOf(points, window), [points, window])
  const most = Math.max(1, ...series.flatMap((one) => one.points.map(({ count }) => count)))
  const alert = alerts.find(({ id }) => id === subject)
  const pick = (point: TimelinePoint) =>
    void narrow({
      since: point.from,
      until: point.to,
      language: point.key || null,
      alert: alert ? { id: alert.id, name: alert.name } : null,
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
            {alerts.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
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
          <bdi>{alert?.name ?? words.everything}</bdi>
          <span className="figure">{words.articles(whole.reduce((sum, { count }) => sum + count, 0))}</span>
        </p>
        <Bars points={whole} height={240} axes label={label} tick={tick} onPick={pick} />
        <p className="hint small">{words.openPoint}</p>
      </section>
      <h3>{words.byLanguage}</h3>
      <div className="multiples">
        {series.map((one) => (
          <section key={one.key} className="chart" data-language={one.key}>
            <p className="chart-label">
              <span>{one.key === 'und' ? one.key : (languages.of(one.key) ?? one.key)}</span>
              <span className="figure">{words.articles(one.total)}</span>
            </p>
            <Bars points={one.points} height={72} axes={false} most={most} label={label} tick={tick} onPick={pick} />
          </section>
        ))}
      </div>
    </main>
  )
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
    const alert = subject ? `&alert=${subject}` : ''
    ask<Page<TimelinePoint>>(`/api/stats/timeline?bucket=${bucket}&by=language&since=${since}${alert}`).then(
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
