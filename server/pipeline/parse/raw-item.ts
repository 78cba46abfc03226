// The few fields of one item as any format gives them, before they are cleaned: what the readers of XML, JSON and lists hand to
// parse.ts. Pure types and the small rules that they share.
import type { Point } from '../../gazetteer/distance.ts'

/** A text that is HTML, with what counts for it where it stands. */
export type Body = { html: string; base: string | undefined; language: string | undefined }

export type RawItem = {
  id?: string | undefined
  url?: string | undefined
  /** HTML. */
  title?: string | undefined
  summary?: Body | undefined
  content?: Body | undefined
  /** As written, the likeliest first. */
  published: (string | undefined)[]
  updated: (string | undefined)[]
  author?: string | undefined
  categories: (string | undefined)[]
  enclosures: { url: string | undefined; type?: string | undefined; length?: number | undefined }[]
  language?: string | undefined
  /** The picture that stands for it. */
  image?: string | undefined
  /** Where it says that it happened. */
  point?: Point | undefined
}

const LONGEST_PERSON = 500
// Somebody's agency may stand in brackets of its own.
const BRACKETED = /\(((?:[^()]|\([^()]*\))+)\)/
const ADDRESS = /[\w.+-]+@[\w-]+(\.[\w-]+)+/

/** Whether somebody is named by an address alone. */
export const isMailbox = (name: string): boolean => /^[^\s@]+@[^\s@]+$/.test(name)

/** A person's name out of what RSS calls an author: `a@b.org (Name)`, `Name <a@b.org>`; the address when there is no name. */
export function personName(written: string | undefined): string | undefined {
  const text = written?.slice(0, LONGEST_PERSON).replace(/\s+/g, ' ').trim()
  const [all, bracketed] = BRACKETED.exec(text ?? '') ?? []
  if (!text || !ADDRESS.test(text)) return (all === text ? bracketed?.trim() : text) || undefined
  if (bracketed && !ADDRESS.test(bracketed)) return bracketed.trim()
  const name = text
    .replace(/[<([]?\s*(mailto:)?[\w.+-]+@[\w-]+(\.[\w-]+)+\s*[>)\]]?/g, ' ')
    .replace(/^[\s,;:"–-]+|[\s,;:"–-]+$/g, '')
    .trim()
  return /\p{L}/u.test(name) ? name : text
}

export function lengthOf(written: string | number | undefined): number | undefined {
  const length = typeof written === 'number' ? written : /^\s*\d{1,15}\s*$/.test(written ?? '') ? Number(written) : -1
  return Number.isSafeInteger(length) && length >= 0 ? length : undefined
}
