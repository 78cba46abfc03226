// What a hub pushed takes the journey of a poll from its bytes on. It is a part of the feed, so that it says nothing of the whole:
// schedule, validators, listing, gaps, health and what tells items apart are the polls' own. What is no feed is let go.
import { bringIn } from './bring-in.ts'
import type { IngestEffects } from './ingest.ts'
import { unpackListing } from './pipeline/identity/listing.ts'
import { parseInWorker } from './pipeline/parse/in-worker.ts'
import { recogniseDocument } from './recognise-document.ts'
import type { Claim } from './store/schedule.ts'

export type Pushed = { url: string; bytes: Uint8Array; contentType: string | null }

/**
 * `listed`: it lists something, new, changed or known, and that is stored. `nothing`: it is no feed, or an empty one. `overtaken`: the
 * feed was claimed meanwhile, and nothing is stored.
 */
export type PushedWas = 'listed' | 'nothing' | 'overtaken'

export async function ingestPushed(
  claim: Claim,
  { url, bytes, contentType }: Pushed,
  effects: IngestEffects,
  stop?: AbortSignal,
): Promise<PushedWas> {
  const { feedId, identity, language } = claim
  const before = unpackListing(claim.listing)
  const parsed = await parseInWorker(bytes, { contentType, language, baseUrl: url, before, lean: true })
  if ('error' in parsed) return 'nothing'
  if (parsed.allKnown) return 'listed'
  const feed = { feedId, identity, fetchedAt: effects.now(), settled: true }
  const document = await recogniseDocument(parsed, feed, effects.recall, { ...effects, before })
  const brought = await bringIn(claim, document, { language: parsed.feed.language }, null, effects, stop)
  if (brought?.added === null) return 'overtaken'
  return document.items.length > 0 ? 'listed' : 'nothing'
}
