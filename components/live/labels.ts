// Keeps what places are called in the reader's language: whenever something on screen names a place that was not asked for yet, its
// label is. English readers see the names as they are stored.
import type { Page } from '../../core/model.ts'
import { ask } from './ask.ts'
import type { DeskState, Store } from './state.ts'

const ASK_EVERY_MS = 200
const MOST_AT_ONCE = 300

/** Follows the state until stopped. A question that fails is asked again with the next change. */
export function followLabels(store: Store, locale: string): () => void {
  if (locale === 'en') return () => undefined
  const asked = new Set<number>(Object.keys(store.get().labels).map(Number))
  let timer: ReturnType<typeof setTimeout> | undefined
  const look = async () => {
    timer = undefined
    const wanted = [...idsOn(store.get())].filter((id) => !asked.has(id)).slice(0, MOST_AT_ONCE)
    if (wanted.length === 0) return
    for (const id of wanted) asked.add(id)
    try {
      const path = `/api/places/labels?language=${locale}&ids=${wanted.join(',')}`
      const { items } = await ask<Page<{ geonameId: number; label: string }>>(path)
      const fresh = Object.fromEntries(items.map(({ geonameId, label }) => [geonameId, label]))
      store.set(({ labels }) => ({ labels: { ...labels, ...fresh } }))
    } catch {
      for (const id of wanted) asked.delete(id)
    }
  }
  const later = () => {
    timer ??= setTimeout(() => void look(), ASK_EVERY_MS)
  }
  const stop = store.subscribe(later)
  later()
  return () => {
    clearTimeout(timer)
    stop()
  }
}

function* idsOn({ tallies, articles, caught }: DeskState): Generator<number> {
  for (const { geonameId } of tallies) yield geonameId
  for (const { places } of [...articles, ...caught])
    for (const { geonameId } of places) if (geonameId !== undefined) yield geonameId
}
