// What is wrong with a document that is no feed, or odd about one that is, as a word of core/trouble.ts. Pure.
import type { FeedNote, FeedTrouble } from '../../core/trouble.ts'

// What the pages say that let browsers through and nobody else.
const CHALLENGE =
  /cf-chl|challenge-platform|_Incapsula_|Just a moment\.\.\.|DDoS protection by|ddos-guard|sucuri_cloudproxy|captcha-delivery|px-captcha|aws-waf|enable javascript and cookies/i
const READ = 64 * 1_024

/** Of a document that could not be parsed. */
export function troubleOfDocument(bytes: Uint8Array): FeedTrouble {
  const text = Buffer.from(bytes.subarray(0, READ)).toString('latin1').trim()
  if (text === '') return 'nothing'
  if (!/<html|<!doctype html/i.test(text)) return 'notFeed'
  return CHALLENGE.test(text) ? 'challenge' : 'page'
}

/** Of a feed that was read. */
export function noteOf(items: { publishedAt: Date | null }[]): FeedNote | null {
  if (items.length === 0) return 'empty'
  return items.every(({ publishedAt }) => publishedAt === null) ? 'undated' : null
}
