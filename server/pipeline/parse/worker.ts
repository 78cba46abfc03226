// A thread that decodes and parses one document after another. Each job is answered once, a bug included: as an error in words.
import { parentPort } from 'node:worker_threads'
import { packHtml } from '../../../core/text/html.ts'
import { decode } from '../decode.ts'
import type { Listing } from '../identity/listing.ts'
import { type ParsedItem, type ParsedListing, parseListing } from '../parse.ts'
import type { Answer, Job } from '../threads.ts'
import type { Parsed, ParseJob } from './in-worker.ts'
import { readKnown } from './known-bytes.ts'

parentPort?.on('message', ({ id, bytes, contentType, language, baseUrl, before, lean }: Job<ParseJob>) => {
  const answer = (result: Parsed) => parentPort?.postMessage({ id, result } satisfies Answer<Parsed>)
  try {
    const options = { ...(contentType ? { contentType } : {}), ...(baseUrl ? { baseUrl } : {}) }
    const read = (part: Uint8Array, listed: Listing) =>
      parseListing(decode(part, contentType, language).text, options, listed)
    const parsed = readKnown(bytes, before ?? [], read) ?? read(bytes, before ?? [])
    answer(lean && !('error' in parsed) ? leaned(parsed) : parsed)
  } catch (error) {
    answer({ error: `The feed could not be read: ${error instanceof Error ? error.message : String(error)}` })
  }
})

const leaned = (parsed: ParsedListing): ParsedListing => ({ ...parsed, items: parsed.items.map(leanItem) })

function leanItem({ summary, categories, enclosures, ...item }: ParsedItem): ParsedItem {
  if (item.text === undefined) return summary === undefined ? item : { ...item, summary }
  return item.html === undefined ? item : { ...item, html: packHtml(item.html, item.text) }
}
