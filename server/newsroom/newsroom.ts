// A newsroom simulator: a local server with feeds in six languages and three formats, full of invented dispatches over real
// places, with datelines, wire copies, edits and bursts. What it publishes, and in which order, follows from its seed.
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { CONTENT_TYPES, feedDocument, html, opmlDocument, xml } from './documents.ts'
import { PHRASES } from './phrases/phrases.ts'
import { type Language, NEWS_PLACES } from './places.ts'
import { type Chance, chanceFrom, pick, writeDispatch } from './write.ts'

export type NewsFeed = { url: string; title: string; language: Language; format: 'rss' | 'atom' | 'json' }
export type Dispatch = {
  feed: number
  guid: string
  title: string
  text: string
  language: Language
  publishedAt: string
  place: { name: string; country: string }
}
export type NewsroomOptions = {
  seed?: number
  /** 0 takes a free one. */
  port?: number
  feeds?: number
  /** Of all feeds together, before `speed`. */
  articlesPerMinute?: number
  speed?: number
  /** How many items a feed lists. */
  windowSize?: number
  /** Items that stand there at the start, dated over the last day. */
  backlog?: number
  /** How many paragraphs of other news a dispatch has at least. */
  background?: number
  edits?: boolean
  copies?: boolean
  autoStart?: boolean
}
export type Newsroom = {
  url: string
  feeds: NewsFeed[]
  /** Everything ever published, oldest first; a guid stands here once, with its latest words. */
  ledger: Dispatch[]
  /** Publishes at once. */
  publish(count: number): Dispatch[]
  start(): void
  stop(): void
  opml(): string
  close(): Promise<void>
}

// Arabic oftenest, as in the newsrooms we build for.
const LANGUAGES: Language[] = ['ar', 'en', 'ckb', 'ar', 'fa', 'tr', 'ar', 'ru', 'en', 'ar', 'ckb', 'tr']
const FORMATS = ['rss', 'atom', 'json'] as const
const DAY_MS = 86_400_000
const COPY_SHARE = 0.12
const EDIT_SHARE = 0.05
const BURST_SHARE = 0.08
const BURST_LENGTH = 8

export async function startNewsroom(options: NewsroomOptions = {}): Promise<Newsroom> {
  const { seed = 1, port = 0, windowSize = 50, backlog = 0, articlesPerMinute = 20, speed = 1 } = options
  const chance = chanceFrom(seed)
  const ledger: Dispatch[] = []
  const listed: Dispatch[][] = []
  const server = createServer((request, response) => serve(request, response, { newsroom, listed, windowSize }))
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as { port: number }).port}`
  const feeds = Array.from({ length: options.feeds ?? 12 }, (_, index) => makeFeed(index, url))
  for (const _ of feeds) listed.push([])
  const desk = {
    chance,
    feeds,
    ledger,
    listed,
    seed,
    burst: { left: 0, place: 0, event: 0 },
    edits: options.edits ?? true,
    copies: options.copies ?? true,
    background: options.background ?? 2,
  }
  let timer: NodeJS.Timeout | undefined
  const newsroom: Newsroom = {
    url,
    feeds,
    ledger,
    publish: (count) => Array.from({ length: count }, () => publishOne(desk, Date.now())),
    start: () => {
      timer ??= setInterval(() => newsroom.publish(1), 60_000 / (articlesPerMinute * speed))
    },
    stop: () => {
      clearInterval(timer)
      timer = undefined
    },
    opml: () => opmlDocument(feeds),
    close: async () => {
      newsroom.stop()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  for (let item = 0; item < backlog; item++)
    publishOne(desk, Date.now() - DAY_MS + ((item + 1) * DAY_MS) / (backlog + 1))
  if (options.autoStart ?? true) newsroom.start()
  return newsroom
}

function makeFeed(index: number, url: string): NewsFeed {
  const language = LANGUAGES[index % LANGUAGES.length] as Language
  const titles = PHRASES[language].feedTitles
  const turn = Math.floor(index / LANGUAGES.length)
  const nth = LANGUAGES.slice(0, index % LANGUAGES.length).filter((other) => other === language).length
  const title = titles[nth % titles.length] as string
  return {
    url: `${url}/feed/${index}`,
    title: turn === 0 && nth < titles.length ? title : `${title} ${turn + 1}`,
    language,
    format: FORMATS[index % FORMATS.length] as NewsFeed['format'],
  }
}

type Desk = {
  chance: Chance
  feeds: NewsFeed[]
  ledger: Dispatch[]
  listed: Dispatch[][]
  seed: number
  burst: { left: number; place: number; event: number }
  edits: boolean
  copies: boolean
  background: number
}

function publishOne(desk: Desk, at: number): Dispatch {
  const { chance, feeds, ledger, listed } = desk
  const feed = Math.floor(chance() * feeds.length)
  const { language } = feeds[feed] as NewsFeed
  const guid = `d${desk.seed}-${ledger.length + 1}`
  const publishedAt = new Date(at).toISOString()
  const original =
    desk.copies && chance() < COPY_SHARE
      ? ledger.slice(-60).find((other) => other.language === language && other.feed !== feed)
      : undefined
  const dispatch: Dispatch = original
    ? { ...original, feed, guid, publishedAt, text: `${original.text}\n\n${PHRASES[language].agency}` }
    : { feed, guid, language, publishedAt, ...writeDispatch(language, chance, subjectOf(desk), desk.background) }
  ledger.push(dispatch)
  ;(listed[feed] as Dispatch[]).unshift(dispatch)
  if (desk.edits && chance() < EDIT_SHARE) edit(pick(listed[feed] as Dispatch[], chance))
  return dispatch
}

/** In a burst many feeds write of one event for a while. */
function subjectOf({ burst, chance }: Desk): { place: number; event: number } | undefined {
  if (burst.left === 0 && chance() < BURST_SHARE / BURST_LENGTH)
    Object.assign(burst, {
      left: BURST_LENGTH,
      place: Math.floor(chance() * NEWS_PLACES.length),
      event: Math.floor(chance() * 6),
    })
  if (burst.left === 0) return undefined
  burst.left--
  return { place: burst.place, event: burst.event }
}

/** The same guid with other words: what editors do to a story that is out. */
function edit(dispatch: Dispatch): void {
  const paragraphs = dispatch.text.split('\n\n')
  dispatch.text = [...paragraphs.slice(0, -1), PHRASES[dispatch.language].closing[0]].join('\n\n')
}

type Site = { newsroom: Newsroom; listed: Dispatch[][]; windowSize: number }

function serve(request: IncomingMessage, response: ServerResponse, { newsroom, listed, windowSize }: Site): void {
  const path = request.url ?? '/'
  const feed = /^\/feed\/(\d+)$/.exec(path)
  const article = /^\/a\/([\w-]+)$/.exec(path)
  const known = feed ? newsroom.feeds[Number(feed[1])] : undefined
  if (known)
    return sendFeed(
      request,
      response,
      known,
      feedDocument(known, (listed[Number(feed?.[1])] ?? []).slice(0, windowSize), newsroom.url),
    )
  const dispatch = article ? newsroom.ledger.find(({ guid }) => guid === article[1]) : undefined
  if (dispatch) return send(response, 'text/html; charset=utf-8', page(dispatch))
  if (path === '/opml') return send(response, 'text/x-opml; charset=utf-8', newsroom.opml())
  response.writeHead(path === '/' ? 200 : 404, { 'Content-Type': 'text/html; charset=utf-8' })
  response.end(newsroom.feeds.map(({ url, title }) => `<p><a href="${url}">${xml(title)}</a></p>`).join(''))
}

function sendFeed(request: IncomingMessage, response: ServerResponse, feed: NewsFeed, document: string): void {
  const etag = `"${createHash('sha1').update(document).digest('base64url')}"`
  if (request.headers['if-none-match'] === etag) {
    response.writeHead(304, { ETag: etag })
    response.end()
    return
  }
  response.setHeader('ETag', etag)
  send(response, CONTENT_TYPES[feed.format], document)
}

function send(response: ServerResponse, type: string, body: string): void {
  response.setHeader('Content-Type', type)
  response.end(body)
}

const page = ({ title, text, language }: Dispatch) =>
  `<!doctype html><html lang="${language}" dir="${['ar', 'ckb', 'fa'].includes(language) ? 'rtl' : 'ltr'}"><meta charset="utf-8"><title>${xml(title)}</title><h1>${xml(title)}</h1>${html(text)}</html>`
