'use client'
// How panels see the desk: a slice of the state, the actions, the words of their language, and the time.
import { createContext, useContext, useSyncExternalStore } from 'react'
import { type Role, reaches } from '../../core/access/roles.ts'
import type { Words } from '../words/words.ts'
import type { Actions } from './actions.ts'
import type { DeskState, Store } from './state.ts'

export type DeskContext = { store: Store; actions: Actions; words: Words; locale: string; role: Role }
export const Desk = createContext<DeskContext | null>(null)

function useContextOf(): DeskContext {
  const context = useContext(Desk)
  if (!context) throw new Error('A panel stands outside the desk.')
  return context
}

/** A slice of the state; `pick` must return something that the state holds, not something new each time. */
export function useDesk<T>(pick: (state: DeskState) => T): T {
  const { store } = useContextOf()
  const read = () => pick(store.get())
  return useSyncExternalStore(store.subscribe, read, read)
}

export const useActions = () => useContextOf().actions
export const useWords = () => useContextOf().words
export const useLocale = () => useContextOf().locale
/** True for who may change feeds, alerts and places. */
export const useMayChange = () => reaches(useContextOf().role, 'analyst')

const TICK_MS = 10_000
let now = 0
const ticking = new Set<() => void>()
let timer: ReturnType<typeof setInterval> | undefined

function subscribeToTime(listener: () => void): () => void {
  ticking.add(listener)
  timer ??= setInterval(() => {
    now = Date.now()
    for (const each of ticking) each()
  }, TICK_MS)
  return () => {
    ticking.delete(listener)
    if (ticking.size === 0) {
      clearInterval(timer)
      timer = undefined
    }
  }
}

/** The time, moving every ten seconds; null on the server, where the reader's clock and zone are not known. */
export function useNow(): number | null {
  return useSyncExternalStore(
    subscribeToTime,
    () => {
      if (now === 0) now = Date.now()
      return now
    },
    () => null,
  )
}
