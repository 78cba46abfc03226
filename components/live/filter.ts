// What the stream is narrowed to, and how that is written in an address of the API. Pure.
import type { PlaceRole } from '../../core/model.ts'

export type Filter = {
  q: string
  /** `role`: the part that it plays; it happened there unless told. */
  place: { id: number; name: string; role?: PlaceRole } | null
  alert: { id: string; name: string } | null
  language: string | null
  feed: { id: string; name: string } | null
  since: string | null
  until: string | null
}

export const NO_FILTER: Filter = {
  q: '',
  place: null,
  alert: null,
  language: null,
  feed: null,
  since: null,
  until: null,
}

export const isFiltered = (filter: Filter) => Object.values(filter).some((part) => part !== null && part !== '')

/** What to call it: everything that narrows, one after the other. */
export const nameOf = ({ q, place, alert, language, feed }: Filter) =>
  [q, place?.name, alert?.name, language, feed?.name].filter(Boolean).join(' · ').slice(0, 200)

export function filterQuery(filter: Filter, extra: Record<string, string> = {}): string {
  const words = new URLSearchParams(extra)
  if (filter.q) words.set('q', filter.q)
  if (filter.place) words.set('place', String(filter.place.id))
  if (filter.place?.role) words.set('role', filter.place.role)
  if (filter.alert) words.set('alert', filter.alert.id)
  if (filter.language) words.set('language', filter.language)
  if (filter.feed) words.set('feed', filter.feed.id)
  if (filter.since) words.set('since', filter.since)
  if (filter.until) words.set('until', filter.until)
  return words.toString()
}
