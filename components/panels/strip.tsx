'use client'
// Along the bottom: articles an hour over the last day. A bar opens its hour.
import { useMemo } from 'react'
import type { TimelinePoint } from '../../core/model.ts'
import { useActions, useDesk, useNow, useWords } from '../live/use-desk.ts'
import { Bars } from './bars.tsx'
import { summed } from './buckets.ts'

const HOUR_MS = 3_600_000
const HEIGHT_PX = 40

export function Strip() {
  const timeline = useDesk((state) => state.timeline)
  const now = useNow()
  const words = useWords()
  const { narrow } = useActions()
  const points = useMemo(
    () => (now === null ? [] : summed(timeline, { sinceMs: now - 23 * HOUR_MS, untilMs: now, bucketMs: HOUR_MS })),
    [timeline, now],
  )
  const clock = (from: string) => new Date(from).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })
  const label = (point: TimelinePoint) => `${clock(point.from)} · ${words.articles(point.count)}`
  const total = points.reduce((sum, { count }) => sum + count, 0)
  return (
    <footer className="strip">
      <p>
        <span>{words.lastDay}</span>
        <b className="figure">{words.articles(total)}</b>
      </p>
      {points.length > 0 && (
        <Bars
          points={points}
          height={HEIGHT_PX}
          axes={false}
          name={`${words.lastDay}: ${words.articles(total)}`}
          label={label}
          tick={clock}
          onPick={({ from, to }) => void narrow({ since: from, until: to })}
        />
      )}
    </footer>
  )
}
