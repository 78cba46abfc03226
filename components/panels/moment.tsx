'use client'
// A moment: relative up to an hour, then the clock, then the date; exact in both zones on hover.
import { useNow, useWords } from '../live/use-desk.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 3_600_000

/** `coming` marks a moment ahead; one that is not can only seem ahead, by the seconds between two ticks of the page's clock. */
export function Moment({ at, coming = false }: { at: string; coming?: boolean }) {
  const now = useNow()
  const words = useWords()
  const time = new Date(at)
  const exact = `${at.slice(0, 16).replace('T', ' ')} UTC`
  if (now === null) return <time dateTime={at}>{at.slice(11, 16)}</time>
  const local = time.toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'medium' })
  return (
    <time dateTime={at} title={`${exact} · ${local}`}>
      {said(time, coming ? now : Math.max(now, time.getTime()), words.ago)}
    </time>
  )
}

type Ago = ReturnType<typeof useWords>['ago']

function said(time: Date, now: number, ago: Ago): string {
  const past = now - time.getTime()
  if (Math.abs(past) < MINUTE_MS) return past < 0 ? ago.soon : ago.now
  if (past < 0 && -past < HOUR_MS) return ago.in(Math.round(-past / MINUTE_MS))
  if (past > 0 && past < HOUR_MS) return ago.minutes(Math.floor(past / MINUTE_MS))
  const clock = time.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })
  if (new Date(now).toDateString() === time.toDateString()) return clock
  return `${time.toLocaleDateString('en-GB', { day: '2-digit', month: '2-digit' })} ${clock}`
}
