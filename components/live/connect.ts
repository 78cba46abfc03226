// Keeps the desk connected: listens to the socket, and after every (re)connection asks for what came after the cursor until
// nothing more comes. The cursor moves only over what was asked for or arrived while nothing was missing.
import { io, type Socket } from 'socket.io-client'
import type { ClientEvents, ServerEvents } from '../../core/events.ts'
import { arrive, polled, type Reading, raise, revise } from './arrivals.ts'
import { ask } from './ask.ts'
import { gather } from './gather.ts'
import type { Store } from './state.ts'

export type Effects = {
  refreshStream(): void
  /** Asks for the stream again that could not be had. */
  loadStream(): Promise<void>
  refreshTallies(): void
  refreshFeeds(): void
  refreshPlaces(): void
}

const RETRY_MS = 2_000
// One of the screen's frames.
const SHOW_MS = 16

/** Connects; returns how to disconnect. */
export function connect(
  store: Store,
  reading: Reading,
  { cursor, revisions }: { cursor: string; revisions: string },
  effects: Effects,
): () => void {
  const socket: Socket<ServerEvents, ClientEvents> = io({ transports: ['websocket', 'polling'] })
  let seen = cursor
  let revised = revisions
  let whole = false

  const arriving = gather((articles, hits) => {
    if (articles.length > 0 && arrive(store, reading, articles)) effects.refreshStream()
    if (hits.length > 0) raise(store, hits)
  }, SHOW_MS)

  const catchUp = async () => {
    whole = false
    for (;;) {
      const answer = await socket.emitWithAck('articles:since', seen)
      seen = answer.cursor
      if (answer.articles.length === 0) break
      if (arrive(store, reading, answer.articles)) effects.refreshStream()
    }
    for (;;) {
      const answer = await socket.emitWithAck('revisions:since', revised)
      const last = answer.cursor === revised
      revised = answer.cursor
      if (last) break
      revise(store, answer.articles)
    }
    whole = true
    effects.refreshTallies()
  }
  const lineIs = (state: 'live' | 'down') => store.set(({ line }) => ({ line: { ...line, state, since: Date.now() } }))

  socket.on('connect', () => {
    lineIs('live')
    // What was asked for when the line broke was answered by nobody.
    if (store.get().error !== null) void effects.loadStream()
    // A cut while it asks ends in another connect, which asks again from the same cursor.
    void catchUp().catch(() => undefined)
  })
  socket.on('disconnect', (reason) => {
    whole = false
    lineIs('down')
    // The server cut it: the session may have ended, which connecting anew will tell.
    if (reason === 'io server disconnect') socket.connect()
  })
  socket.on('connect_error', () => {
    if (store.get().line.state !== 'down') lineIs('down')
    // Refused, not lost: the client does not try again by itself. A session that ended leads to sign-in.
    if (!socket.active)
      void ask('/api/session').then(
        () => setTimeout(() => socket.connect(), RETRY_MS),
        () => undefined,
      )
  })
  socket.on('articles:added', (added) => {
    arriving.articles(added)
    if (whole) seen = added.at(-1)?.cursor ?? seen
  })
  socket.on('articles:revised', ({ articles: changed, cursor: next }) => {
    // They may be among those that are not shown yet.
    arriving.flush()
    revise(store, changed)
    if (whole) revised = next
  })
  socket.on('alerts:raised', arriving.hits)
  socket.on('tallies:changed', effects.refreshTallies)
  socket.on('places:corrected', effects.refreshPlaces)
  socket.on('feeds:polled', (polls) => {
    const known = new Set(store.get().feeds.map(({ id }) => id))
    if (polls.some(({ feedId }) => !known.has(feedId))) effects.refreshFeeds()
    polled(store, polls)
  })
  return () => {
    arriving.stop()
    socket.close()
  }
}
