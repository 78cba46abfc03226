// What is done with outlets: read them, make one of what the stream is narrowed to, close one.
import type { Page } from '../../core/model.ts'
import type { NewOutlet, Outlet, OutletFormat, OutletQuestion } from '../../core/outlets.ts'
import { ask } from './ask.ts'
import type { Filter } from './filter.ts'
import { saying } from './saying.ts'
import type { Store } from './state.ts'

export function createOutletActions(store: Store) {
  const said = saying(store)
  return {
    loadOutlets: async () => store.set({ outlets: (await ask<Page<Outlet>>('/api/outlets')).items }),
    /** Resolves to the address, which is told this once. */
    addOutlet: async (name: string, filter: Filter, format: OutletFormat): Promise<string> => {
      const body = { name, format, ...questionOf(filter) }
      const { path, ...outlet } = await ask<NewOutlet>('/api/outlets', { method: 'POST', body })
      store.set(({ outlets }) => ({ outlets: outlets && [outlet, ...outlets] }))
      return `${window.location.origin}${path}`
    },
    removeOutlet: said(async (id: string) => {
      await ask(`/api/outlets/${id}`, { method: 'DELETE' })
      store.set(({ outlets }) => ({ outlets: outlets?.filter((outlet) => outlet.id !== id) ?? null }))
    }),
  }
}

/** A window of time is no part of what goes on for ever. */
function questionOf({ q, place, alert, language, feed }: Filter): OutletQuestion {
  return {
    query: q.trim() || null,
    alertId: alert?.id ?? null,
    place: place?.id ?? null,
    role: place?.role ?? null,
    language,
    feedId: feed?.id ?? null,
  }
}

/** Whether there is something that an outlet could serve. */
export const canBeOutlet = (filter: Filter) => {
  const { role: _, ...question } = questionOf(filter)
  return Object.values(question).some((part) => part !== null)
}
