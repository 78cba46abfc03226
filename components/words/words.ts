// The languages of the interface, and which one a reader gets. Pure.
import { ar } from './ar.ts'
import { en, type Words } from './en.ts'

export type { Words }
export type Locale = 'en' | 'ar'
export const WORDS: Record<Locale, Words> = { en, ar }

/** The reader's choice, else the first of their browser's languages that there is, else English. */
export function localeOf(chosen: string | undefined, accepted: string | null): Locale {
  if (chosen === 'ar' || chosen === 'en') return chosen
  const first = (accepted ?? '')
    .split(',')
    .map((part) => part.trim().slice(0, 2).toLowerCase())
    .find((tag) => tag === 'ar' || tag === 'en')
  return first === 'ar' ? 'ar' : 'en'
}
