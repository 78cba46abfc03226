// Hubs push what is new: their subscriptions are kept, what they push takes the same journey as what a poll brings, and polls go on,
// only slower where a hub proves itself. What fails is logged and tried again.
import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import type { PostForm } from '../fetch/post-form.ts'
import type { IngestEffects } from '../ingest.ts'
import { ingestPushed, type Pushed } from '../ingest-pushed.ts'
import { log } from '../log.ts'
import { currentClaim } from '../store/schedule.ts'
import {
  claimDueSubscriptions,
  hubFailed,
  pollFoundMore,
  pushArrived,
  pushedFeeds,
  renewUnreadable,
  type Subscription,
} from '../store/subscriptions.ts'
import { CALLBACK_PATH, createCallback } from './callback.ts'
import { createLanes } from './lanes.ts'
import { createHeard, newSecrets } from './note-hub.ts'

export type Push = {
  /** The effects of polls, which note hubs and are patient where a hub pushes. */
  effects: IngestEffects
  /** Answers hubs; false when the request is none of theirs. */
  answers(request: IncomingMessage, response: ServerResponse): boolean
  stop(): Promise<void>
}

const ROUND_MS = 5_000
const HUBS_A_ROUND = 10
const LEASE_SECONDS = 10 * 86_400
// Push never replaces polling: a feed whose hub has proven itself is still asked this often.
const PUSHED_POLL_SECONDS = 600
// Once more is enough after a poll has claimed the feed: the next comes a while later. Unless pages are read for longer than that.
const MOST_TRIES = 3

/** `publicUrl` is where hubs reach us; `stored` is told when something that was pushed is in the store. */
export function startPush(
  base: IngestEffects,
  postForm: PostForm,
  publicUrl: string,
  stored: () => void,
  roundMs = ROUND_MS,
): Push {
  const stopping = new AbortController()
  let trusted = new Set<bigint>()
  let readable = false

  const effects: IngestEffects = {
    ...base,
    heard: createHeard(base.now),
    patience: (feedId) => (trusted.has(feedId) ? PUSHED_POLL_SECONDS : 0),
    storePoll: async (claim, poll, corrections) => {
      const ids = await base.storePoll(claim, poll, corrections)
      if (ids && ids.length > 0 && !claim.first && (await pollFoundMore(claim.feedId)))
        log('warn', 'a hub does not push what polls find; polling goes on as without it', { feed: claim.url })
      return ids
    },
  }

  const ask = async ({ feedId, hub, topic, secret, token }: Subscription) => {
    const form = {
      'hub.mode': 'subscribe',
      'hub.topic': topic,
      'hub.callback': `${publicUrl}${CALLBACK_PATH}${token}`,
      'hub.secret': secret,
      'hub.lease_seconds': String(LEASE_SECONDS),
    }
    const answered = await postForm(hub, form, stopping.signal)
    if (answered.kind === 'failed') await hubFailed(feedId, answered.reason)
  }
  const round = async () => {
    if (!readable && (await renewUnreadable(newSecrets)) > 0)
      log('warn', 'hubs are asked anew: no key opens the secrets that were between them and us')
    readable = true
    trusted = await pushedFeeds()
    await Promise.all((await claimDueSubscriptions(HUBS_A_ROUND)).map(ask))
  }
  const loop = async () => {
    while (!stopping.signal.aborted) {
      await round().catch((error: unknown) => log('error', 'hubs could not be asked', { error }))
      await sleep(roundMs, undefined, { signal: stopping.signal }).catch(() => undefined)
    }
  }
  const lanes = createLanes()
  const answerHub = createCallback({
    hasRoom: lanes.hasRoom,
    take: (subscription, bytes, contentType) =>
      lanes.push(subscription.feedId, bytes.length, () =>
        take(base, subscription, { bytes, contentType }, stopping.signal).then(stored),
      ),
  })
  const done = loop()
  return {
    effects,
    answers: (request, response) => {
      if (!request.url?.startsWith(CALLBACK_PATH)) return false
      void answerHub(request, response)
      return true
    },
    stop: async () => {
      stopping.abort()
      await Promise.all([done, lanes.idle()])
    },
  }
}

/** Only what lists something of the feed, even if a poll was first, shows that the hub does what it promised. */
async function take(
  base: IngestEffects,
  { feedId, topic }: Subscription,
  pushed: Omit<Pushed, 'url'>,
  stop: AbortSignal,
): Promise<void> {
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const claim = await currentClaim(feedId)
    if (!claim) return log('info', 'what was pushed is not wanted: its feed is paused or gone', { topic })
    const was = await ingestPushed(claim, { ...pushed, url: topic }, base, stop)
    if (was === 'listed') return pushArrived(feedId)
    if (was === 'nothing') return log('debug', 'what was pushed lists nothing', { topic })
  }
  log('warn', 'what was pushed is left to the polls, which took its feed again and again', { topic })
}
