// What pages and routes may ask of the running program beside the store. Next loads modules a second time for its bundle, so the
// services lie on globalThis, which both copies share; here are only their types and the door.
import type { Discover } from './discovery/discover.ts'

export type Services = {
  discover: Discover
  /** Figures for Prometheus, and their media type. */
  metrics: () => Promise<{ type: string; text: string }>
}

const shared = globalThis as typeof globalThis & { rasidServices?: Services }

/** Opens the door; the running program does it once at its start. */
export function offerServices(services: Services): void {
  shared.rasidServices = services
}

/** The services. Throws when the program has not offered them: that is a bug, not a state. */
export function services(): Services {
  if (!shared.rasidServices) throw new Error('No services are offered: offerServices() comes first.')
  return shared.rasidServices
}
