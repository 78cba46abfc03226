// What the simulator's dispatches say: whole sentences per language, so that grammar holds whichever place and figure fills them.
// All of it is invented. {p} is the place, {n} a figure, {d} a day, {a} the agency.
import type { Language } from '../places.ts'
import { ar } from './ar.ts'
import { ckb } from './ckb.ts'
import { en } from './en.ts'
import { fa } from './fa.ts'
import { ru } from './ru.ts'
import { tr } from './tr.ts'

export type Phrases = {
  agency: string
  feedTitles: string[]
  dateline(place: string, agency: string): string
  /** [headline, first paragraph, later paragraphs]; each event in the same order in every language. */
  events: [headline: string, lead: string, later: string[]][]
  closing: string[]
  days: string[]
}

export const PHRASES: Record<Language, Phrases> = { ar, en, ckb, fa, tr, ru }
