// What looking for a site's feeds comes to, as API, desk and command line speak of it. Pure types.

/** A feed that was found, fetched and read. */
export type FoundFeed = {
  url: string
  title: string | null
  /** rss, rdf, atom, json, or sitemap for a news sitemap. */
  format: string
  itemCount: number
  /** The newest date among its items, ISO 8601 UTC. */
  newestAt: string | null
  /** BCP 47. */
  language: string | null
}

export type Discovery =
  /** `itself`: the address that was asked about is the feed, the only one of the list. */
  { kind: 'found'; itself: boolean; feeds: FoundFeed[] } | { kind: 'failed'; reason: string }
