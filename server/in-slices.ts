// Work on many items that lets everybody else have a turn in between: an item takes no time, a hostile document of them seconds.
import { setImmediate as turnOfOthers } from 'node:timers/promises'

const SLICE_MS = 20

/** One after the other, as `map` does. */
export async function inSlices<T, R>(items: T[], of: (item: T, at: number) => R): Promise<R[]> {
  const found: R[] = []
  let began = performance.now()
  for (const [at, item] of items.entries()) {
    found.push(of(item, at))
    if (performance.now() - began < SLICE_MS) continue
    await turnOfOthers()
    began = performance.now()
  }
  return found
}
