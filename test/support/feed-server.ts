// A local server with one RSS feed that a test fills: what it lists changes when the test says so.

import { once } from 'node:events'
import { createServer } from 'node:http'
import { png } from '../thumbnails/pictures.ts'

export type FeedItem = { guid: string; title: string; text: string; publishedAt?: string; picture?: true }
export type FeedServer = { url: string; items: FeedItem[]; polls: number; close(): Promise<void> }

export async function startFeedServer(title: string, language: string): Promise<FeedServer> {
  const feed: FeedServer = { url: '', items: [], polls: 0, close: async () => undefined }
  const server = createServer((request, response) => {
    if (request.url === '/picture.png') return response.setHeader('Content-Type', 'image/png').end(png(4, 3))
    feed.polls++
    response.setHeader('Content-Type', 'application/rss+xml; charset=utf-8')
    response.end(rss(title, language, feed))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  feed.url = `http://127.0.0.1:${port}/feed.xml`
  feed.close = async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
  return feed
}

function rss(title: string, language: string, feed: FeedServer): string {
  const items = feed.items.map(
    (item) => `<item><guid isPermaLink="false">${escapeXml(item.guid)}</guid><title>${escapeXml(item.title)}</title>
<link>${feed.url}?item=${encodeURIComponent(item.guid)}</link>${item.publishedAt ? `<pubDate>${new Date(item.publishedAt).toUTCString()}</pubDate>` : ''}
${item.picture ? `<media:thumbnail url="${new URL('picture.png', feed.url)}"/>` : ''}<description>${escapeXml(paragraphs(item.text))}</description></item>`,
  )
  return `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"><channel><title>${escapeXml(title)}</title><link>${feed.url}</link>
<description>${escapeXml(title)}</description><language>${language}</language>${items.join('')}</channel></rss>`
}

const escapeXml = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
const paragraphs = (text: string) =>
  text
    .split(/\n\s*\n/)
    .map((paragraph) => `<p>${escapeXml(paragraph)}</p>`)
    .join('\n')
