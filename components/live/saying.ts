// What is done by a button with no place for a mistake beside it: where it fails, the desk says so.
import { sentenceOf } from './ask.ts'
import type { Store } from './state.ts'

export const saying =
  (store: Store) =>
  <Told extends unknown[]>(work: (...told: Told) => Promise<unknown>) =>
  async (...told: Told): Promise<void> => {
    store.set({ failure: null })
    await work(...told).catch((error: unknown) => store.set({ failure: sentenceOf(error) }))
  }
