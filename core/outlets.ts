// Outlets: what matches a question, or what an alert caught, served as a feed at an unguessable address. Pure types.
import type { PlaceRole } from './model.ts'

export type OutletFormat = 'rss' | 'atom' | 'json'

/** What an outlet serves: everything that is not null must hold of an article. */
export type OutletQuestion = {
  query: string | null
  alertId: string | null
  /** GeoNames id, with the part it plays. */
  place: number | null
  role: PlaceRole | null
  language: string | null
  feedId: string | null
}

export type Outlet = OutletQuestion & {
  id: string
  name: string
  format: OutletFormat
  createdAt: string
  /** To the hour: when it was last read; null when never. */
  lastUsedAt: string | null
}

/** What is told once, when it is made: the path of its address, whose last part is the secret. */
export type NewOutlet = Outlet & { path: string }
