// The one gazetteer of a process, for pages and routes: Next loads modules a second time for its bundle, so it lies on globalThis,
// which both copies share (as the store's client does).
import type { Gazetteer } from './gazetteer.ts'

const shared = globalThis as typeof globalThis & { rasidGazetteer?: Gazetteer }

export function shareGazetteer(gazetteer: Gazetteer): void {
  shared.rasidGazetteer = gazetteer
}

/** Throws when main has not loaded it: that is a bug, not a state. */
export function sharedGazetteer(): Gazetteer {
  if (!shared.rasidGazetteer) throw new Error('The gazetteer is not loaded: shareGazetteer() comes first.')
  return shared.rasidGazetteer
}
