// The short words by which the store knows an article again. Pure.
import { hash } from 'node:crypto'

/** Of a guid, a link or a title: an article's key within its feed. */
export const keyOf = (...parts: string[]) => hash('sha256', parts.join('\n'), 'base64url')

/** Of an article that was listed by its link alone, as a sitemap does: whatever guid its feed gives it later, it is the same. */
export const linkAloneKey = (link: string) => keyOf('link alone', link)

/** 64 bits, enough to tell the articles of one feed apart; signed, as PostgreSQL's bigint is. */
export const shortKey = (text: string): bigint => hash('sha256', text, 'buffer').readBigInt64BE()

/** Of the words alone: white space does not count, and markup is gone before. */
export const contentHash = (title: string, text: string): Uint8Array =>
  hash('sha256', `${words(title)}\n${words(text)}`, 'buffer').subarray(0, 16)

/** A title as it is compared: letter case and white space do not count. */
export const titleKey = (title: string): bigint => shortKey(words(title).toLowerCase())

const BLANKS = /[\s\u200b-\u200f\u2060\ufeff]+/g
// More than single blanks and the ends of lines, as hardly any plain text has it.
const OTHER_BLANKS = /[^\S \n]|[\u200b-\u200f\u2060\ufeff]|[ \n]{2}/

const words = (text: string) =>
  (OTHER_BLANKS.test(text) ? text.replace(BLANKS, ' ') : text.replaceAll('\n', ' ')).trim()
