// Where browsers connect. Articles leave here in batches, in cursor order, each once per client: the gateway reads the
// store after the cursor it last sent, so what is pushed and what `articles:since` answers can never differ.
import type { Server as HttpServer, IncomingHttpHeaders, IncomingMessage } from 'node:http'
import { Server } from 'socket.io'
import type { Identity } from '../../core/access/roles.ts'
import type { ClientEvents, FeedPolled, ServerEvents } from '../../core/events.ts'
import type { Hit } from '../../core/model.ts'
import { log } from '../log.ts'
import { articlesSince, newestCursor } from '../store/articles.ts'
import { correctionsVersion } from '../store/corrections.ts'
import { take } from '../store/just-stored.ts'
import { type News, newsSince } from '../store/news.ts'
import { newestRevision, revisedSince } from '../store/revisions.ts'
import { plainParser } from './plain-parser.ts'

/** Who may connect. `stillValid` tells which of the sessions and tokens that are connected still hold. */
export type Doorway = {
  mayAsk(request: IncomingMessage): boolean
  identify(handshake: { headers: IncomingHttpHeaders; token: string | undefined }): Promise<Identity | null>
  stillValid(keys: string[]): Promise<Set<string>>
}

export type Gateway = {
  /** Something was committed: look after the cursor soon. Many nudges make one look. */
  nudge(): void
  polled(poll: FeedPolled): void
  /** For those who watch the program. */
  counts: { sockets(): number; sent(): { articles: number; hits: number } }
  close(): Promise<void>
}

// One frame for what arrives within this: batching is worth 4–8 × the CPU at 50 events a second, and nobody sees 60 ms.
const BATCH_MS = 60
// A nudge can be lost (a poller in another process that died after its commit); looking anyway bounds the delay.
const LOOK_ANYWAY_MS = 1_000
// Where articles flood in, looking for them costs more than it tells.
const FLOOD = 100
const BATCH_IN_FLOOD_MS = 240
// Articles in a question for what is new.
const PAGE = 200
const MOST_NEWS = 1_000
// What a frame has: above some 60,000 letters of JSON the engine keeps its text among its large objects, whose memory is new each time, and
// writing an article costs four times as much.
const ARTICLES_IN_FRAME = 10
const HITS_IN_FRAME = 200

export async function startGateway(http: HttpServer, doorway: Doorway): Promise<Gateway> {
  const io = new Server<ClientEvents, ServerEvents, Record<string, never>, { key: string }>(http, {
    serveClient: false,
    parser: plainParser,
    allowRequest: (request, done) => done(null, doorway.mayAsk(request)),
    // What clients send is a cursor.
    maxHttpBufferSize: 10_000,
  })
  io.use(async (socket, next) => {
    const { headers, auth } = socket.handshake
    const token: unknown = auth.token
    try {
      const identity = await doorway.identify({ headers, token: typeof token === 'string' ? token : undefined })
      if (!identity) return next(new Error('Sign in, or send a token that holds.'))
      socket.data.key = identity.key
      next()
    } catch (error) {
      log('error', 'a socket could not be judged', { error })
      next(new Error('The store does not answer; try again.'))
    }
  })
  let [sent, revised, corrections] = await Promise.all([newestCursor(), newestRevision(), correctionsVersion()])
  const total = { articles: 0, hits: 0 }
  let polls: FeedPolled[] = []
  let timer: NodeJS.Timeout | undefined
  let waitMs = BATCH_MS
  let looking: Promise<void> | undefined

  // Asked before anything is sent: whose session or token was revoked gets nothing more.
  const cut = async () => {
    const sockets = [...io.sockets.sockets.values()]
    if (sockets.length === 0) return
    const valid = await doorway.stillValid([...new Set(sockets.map(({ data }) => data.key))])
    for (const socket of sockets) if (!valid.has(socket.data.key)) socket.disconnect(true)
  }
  const look = async () => {
    await cut()
    if (polls.length > 0) io.emit('feeds:polled', polls.splice(0))
    for (;;) {
      const news = await newsSince(sent, MOST_NEWS)
      for (const page of slicesOf(news.articles, PAGE)) await send(page)
      if (news.articles.length > 0) io.emit('tallies:changed')
      waitMs = news.articles.length < FLOOD ? BATCH_MS : BATCH_IN_FLOOD_MS
      if (news.articles.length < MOST_NEWS) return news
    }
  }
  const raise = (hits: Hit[]) => {
    for (const frame of slicesOf(hits, HITS_IN_FRAME)) io.emit('alerts:raised', frame)
    total.hits += hits.length
  }
  // Everything is read before anything is sent: a question that fails must not make the next look send twice.
  const send = async (ids: bigint[]) => {
    const { articles, hits } = await take(ids)
    for (const frame of slicesOf(articles, ARTICLES_IN_FRAME)) io.emit('articles:added', frame)
    raise(hits)
    sent = String(ids.at(-1))
    total.articles += articles.length
  }
  const lookAtRevisions = async ({ revision }: News) => {
    if (revision === revised) return
    for (;;) {
      const { articles, hits, cursor } = await revisedSince(revised, PAGE)
      if (cursor === revised) return
      io.emit('articles:revised', { articles, cursor })
      raise(hits)
      revised = cursor
      io.emit('tallies:changed')
    }
  }
  // Routes write rows and never publish: that an analyst corrected a place is seen here, from whichever process it came.
  const lookForCorrections = (news: News) => {
    if (news.corrections === corrections) return
    corrections = news.corrections
    io.emit('places:corrected')
  }
  const flush = () => {
    timer = undefined
    // One look at a time; a nudge that comes meanwhile is answered by another look after it.
    looking = (looking ?? Promise.resolve())
      .then(async () => {
        const news = await look()
        await lookAtRevisions(news)
        lookForCorrections(news)
      })
      .catch((error) => log('error', 'the gateway could not read what is new', { error }))
  }
  const nudge = () => {
    timer ??= setTimeout(flush, waitMs)
  }
  const heartbeat = setInterval(nudge, LOOK_ANYWAY_MS)

  io.on('connection', (socket) => {
    // Asked before anything is answered, too.
    socket.use(async (_event, next) => {
      const valid = await doorway.stillValid([socket.data.key]).catch((error: unknown) => {
        log('error', 'a socket could not be judged again', { error })
        return new Set<string>()
      })
      if (valid.has(socket.data.key)) next()
      else socket.disconnect(true)
    })
    socket.on('articles:since', async (cursor, reply) => {
      if (typeof reply !== 'function' || (cursor !== null && typeof cursor !== 'string')) return
      try {
        const articles = cursor === null ? [] : await articlesSince(cursor, PAGE)
        reply({ articles, cursor: articles.at(-1)?.cursor ?? cursor ?? (await newestCursor()) })
      } catch (error) {
        log('error', 'articles:since was not answered', { error })
      }
    })
    socket.on('revisions:since', async (cursor, reply) => {
      if (typeof reply !== 'function' || (cursor !== null && typeof cursor !== 'string')) return
      try {
        const since = cursor ?? (await newestRevision())
        const { articles, cursor: next } = await revisedSince(since, PAGE)
        reply({ articles, cursor: next })
      } catch (error) {
        log('error', 'revisions:since was not answered', { error })
      }
    })
  })

  return {
    nudge,
    counts: { sockets: () => io.sockets.sockets.size, sent: () => ({ ...total }) },
    polled: (poll) => {
      polls.push(poll)
      nudge()
    },
    close: async () => {
      clearInterval(heartbeat)
      clearTimeout(timer)
      polls = []
      await looking
      await io.close()
    },
  }
}

const slicesOf = <T>(all: T[], most: number): T[][] =>
  Array.from({ length: Math.ceil(all.length / most) }, (_, nth) => all.slice(nth * most, (nth + 1) * most))
