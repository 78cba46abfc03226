// A parsed item becomes a candidate article: what tells it from others, its texts as they will be stored and matched, harmless addresses.
// Null when there is nothing to read. Pure; what PostgreSQL cannot store is taken out here.
import { isPacked, packHtml, unpackHtml } from '../../core/text/html.ts'
import type { Point } from '../gazetteer/distance.ts'
import { readDate } from './dates.ts'
import { contentHash, titleKey } from './identity/hashes.ts'
import { cleanLink, linkIdentity } from './identity/link.ts'
import type { ParsedItem } from './parse.ts'
import { plainText } from './plain-text.ts'
import { withoutRepeatedLead } from './repeated-lead.ts'

export type NormalisedItem = {
  /** As the feed gives it, to the letter. */
  guid: string | null
  /** What is the same for all twins of its address. */
  link: string | null
  titleKey: bigint
  /** Of its words: other markup is the same article. */
  contentHash: Uint8Array
  title: string
  text: string
  /** Packed (core/text/html.ts). */
  html: string | null
  url: string | null
  /** Where its picture is, at its publisher. */
  image: string | null
  author: string | null
  publishedAt: Date | null
  /** Its feed dates it ahead of time: `publishedAt` is when it was fetched. */
  ahead: boolean
  language: string | null
  /** Where the feed says that it happened. */
  point: Point | null
}

const LONGEST_TITLE = 2_000
const LONGEST_TEXT = 100_000
const LONGEST_HTML = 400_000
const LONGEST_URL = 2_048
// One up to here still tells items apart; a longer one is an attack, and taking it apart costs seconds.
const LONGEST_LINK = 8_192
const LONGEST_AUTHOR = 300
const TITLE_FROM_TEXT = 120
// Clocks of servers go wrong by seconds and minutes, which is nothing to speak of.
const CLOCKS_DIFFER_MS = 10 * 60_000

export function normaliseItem(item: ParsedItem, { fetchedAt }: { fetchedAt: Date }): NormalisedItem | null {
  const written = storable(item.text ?? plainText(item.summary?.slice(0, 2 * LONGEST_HTML) ?? ''), LONGEST_TEXT)
  const title = storable(item.title ?? '', LONGEST_TITLE) || (written.split('\n')[0] ?? '').slice(0, TITLE_FROM_TEXT)
  const text = withoutRepeatedLead(item.title ?? '', written)
  if (title === '' && text === '') return null
  const link = item.url && item.url.length <= LONGEST_LINK && /^https?:/.test(item.url) ? cleanLink(item.url) : null
  const url = link && link.length <= LONGEST_URL ? storable(link, LONGEST_URL) : null
  const published = readDate(item.publishedAt ?? item.updatedAt)
  return {
    guid: item.id ?? null,
    link: link && linkIdentity(link),
    titleKey: titleKey(title),
    contentHash: contentHash(title, text),
    title,
    text,
    html: item.html ? packedHtml(item.html, item.text ?? '', text) : null,
    url,
    image: pictureAddress(item.image),
    author: item.author ? storable(item.author, LONGEST_AUTHOR) : null,
    // A date ahead of us is a clock that is wrong: the article is here, so it was published by now.
    publishedAt: published && published > fetchedAt ? fetchedAt : (published ?? null),
    ahead: published !== undefined && published.getTime() > fetchedAt.getTime() + CLOCKS_DIFFER_MS,
    language: item.language?.toLowerCase().split(/[-_]/)[0] || null,
    point: item.point ?? null,
  }
}

/** The address of a picture that may be stored; of the web, and not too long. */
export function pictureAddress(written: string | undefined): string | null {
  const url = written === undefined ? null : URL.parse(written)
  return url && /^https?:$/.test(url.protocol) && url.href.length <= LONGEST_URL
    ? storable(url.href, LONGEST_URL)
    : null
}

/** No NUL and no half of a surrogate pair, which PostgreSQL refuses or changes; not longer than `most`, cut between letters. */
function storable(text: string, most: number): string {
  return text
    .slice(0, most)
    .toWellFormed()
    .replace(/\u0000/g, '')
    .replace(/\ufffd$/, '')
    .trim()
}

/** `parsed` is the text that the HTML came with, `text` what became of it. */
function packedHtml(html: string, parsed: string, text: string): string {
  if (parsed === text && isPacked(html)) return html
  return packHtml(storable(cutBetweenTags(unpackHtml(html, parsed), LONGEST_HTML), LONGEST_HTML), text)
}

/** HTML no longer than `most`: an end inside a tag would take in what follows it on a page. */
function cutBetweenTags(html: string, most: number): string {
  return html.length <= most ? html : html.slice(0, html.lastIndexOf('>', most - 1) + 1)
}
