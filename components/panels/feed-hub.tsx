'use client'
// What a feed's hub does, in a sentence: it pushes, since when and until when; or why the feed is only polled.
import type { Push } from '../../core/model.ts'
import { useWords } from '../live/use-desk.ts'
import { Moment } from './moment.tsx'

export function FeedHub({ hub: { state, hub, since, lastPushAt, leaseEndsAt } }: { hub: Push }) {
  const { push } = useWords()
  return (
    <span className="hub" data-hub={state} title={hub}>
      {push[state]} <bdi dir="ltr">{nameOf(hub)}</bdi>
      {(state === 'pushing' || state === 'promised') && since && (
        <>
          {' '}
          {push.since} <Moment at={since} />
        </>
      )}
      {lastPushAt && (
        <>
          {' '}
          {push.last} <Moment at={lastPushAt} />
        </>
      )}
      {leaseEndsAt && state !== 'denied' && state !== 'asked' && (
        <>
          {' '}
          {state === 'lapsed' ? push.ended : push.until} <Moment at={leaseEndsAt} coming={state !== 'lapsed'} />
        </>
      )}
    </span>
  )
}

const nameOf = (address: string) => URL.parse(address)?.host ?? address
