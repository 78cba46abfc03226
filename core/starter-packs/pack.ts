// What a starter pack is: feeds of one region and language, for a desk that is still empty. Pure types.

/** `language` is BCP 47, `country` the source's own, ISO 3166-1 alpha-2. */
export type PackFeed = { url: string; title: string; language: string; country: string }
export type StarterPack = {
  id: string
  name: { en: string; ar: string }
  about: { en: string; ar: string }
  feeds: PackFeed[]
}

export const feed = (url: string, title: string, language: string, country: string): PackFeed => ({
  url,
  title,
  language,
  country,
})
