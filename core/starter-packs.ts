// Placeholder until the packs land.
export type PackFeed = { url: string; title: string; language: string; country: string }
export type StarterPack = {
  id: string
  name: { en: string; ar: string }
  about: { en: string; ar: string }
  feeds: PackFeed[]
}
export const STARTER_PACKS: StarterPack[] = []
