// What a behaviour of the hostile web is: how it serves, and what a poller must make of it in the end. And the feeds they are made
// of; all news in them is invented.
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'

/** Where in its life a behaviour is asked: `poll` counts ended polls, `request` what it was asked before. */
export type Visit = { poll: number; request: number; url: string; origin: string }

export type Behaviour = {
  name: string
  /** Answers over HTTP … */
  serve?: (response: ServerResponse, visit: Visit, request: IncomingMessage) => void
  /** … or writes bytes itself, once the request was read … */
  talk?: (socket: Socket, visit: Visit) => void
  /** … or answers over TLS with a certificate like this. */
  certificate?: 'expired' | 'self-signed' | 'other-name'
  /** The feed's address, when it is not the behaviour's own. */
  address?: (origin: string) => string
  /** How often the feed is polled: once unless said. */
  polls?: number
  /** Time limits are short for it, since it runs into them. */
  slow?: true
  expect: Expected
}

export type Expected = {
  /** The titles stored in the end, or how many there are: none unless said. */
  titles?: string[] | number
  /** What the feed says of itself after the last poll: nothing unless said. */
  says?: RegExp
  /** Requests that polite behaviour allows in all: one a poll unless said. */
  requests?: number
  /** The wait after the last poll in seconds: at least, at most. */
  waits?: [number, number]
  /** What must hold of the texts and addresses stored. */
  holds?: (articles: StoredArticle[]) => boolean
}

export type StoredArticle = {
  title: string
  text: string
  html: string | null
  url: string | null
  author: string | null
  language: string
  publishedAt: Date | null
  fetchedAt: Date
}

export type Item = {
  title?: string
  guid?: string | null
  link?: string
  text?: string
  date?: string
  inside?: string
}

/** Invented news by number. */
export const news = (...numbers: number[]): Item[] =>
  numbers.map((number) => ({ title: title(number), guid: `n-${number}` }))
export const title = (number: number) => `The ferry makes crossing number ${number}`
export const titles = (...numbers: number[]) => numbers.map(title)

/** An RSS document. `inside` is markup put into the channel as it is, `before` stands before all. */
export function rss(
  items: Item[],
  { before = '<?xml version="1.0" encoding="UTF-8"?>', inside = '', language = 'en' } = {},
) {
  return `${before}<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>Harbour wire</title><language>${language}</language>${inside}${items.map(xmlItem).join('')}</channel></rss>`
}

const tag = (name: string, content: string | null | undefined) =>
  content === undefined || content === null ? '' : `<${name}>${content}</${name}>`

function xmlItem({ title: headline, guid, link, text, date, inside = '' }: Item): string {
  const id = guid === null || guid === undefined ? '' : `<guid isPermaLink="false">${guid}</guid>`
  return `<item>${tag('title', headline)}${id}${tag('link', link)}${tag('description', text)}${tag('pubDate', date)}${inside}</item>`
}

export const jsonFeed = (items: unknown[], feed: Record<string, unknown> = {}) =>
  JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', title: 'Harbour wire', items, ...feed })

type Headers = Record<string, string | string[]>
const XML = { 'Content-Type': 'application/rss+xml; charset=utf-8' }

/** Answers always the same. */
export const always =
  (body: string | Buffer, headers: Headers = XML, status = 200): NonNullable<Behaviour['serve']> =>
  (response) =>
    void response.writeHead(status, headers).end(body)

/** Answers poll by poll; the last answer stays. */
export const inTurn =
  (...answers: NonNullable<Behaviour['serve']>[]): NonNullable<Behaviour['serve']> =>
  (response, visit, request) =>
    (answers[Math.min(visit.poll, answers.length - 1)] as NonNullable<Behaviour['serve']>)(response, visit, request)
