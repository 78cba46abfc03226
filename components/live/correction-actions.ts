// What a person does about a wrong place: opens it, previews, corrects, undoes. What is on screen is asked for again afterwards.
import type { Alert, Article, Correction, CorrectionPreview, FoundPlace, Page, Reach } from '../../core/model.ts'
import { ask } from './ask.ts'
import { filterQuery, isFiltered } from './filter.ts'
import type { Correctable, Store } from './state.ts'

const PAGE = '100'

/** What is said of the name; `geonameId` null: it is no place. */
export type Saying = { geonameId: number | null; reach: Reach; history: boolean }

export function createCorrectionActions(
  store: Store,
  loadStream: () => Promise<void>,
  loadTallies: () => Promise<void>,
) {
  /** Articles on screen stay where they are; only what is said of their places changes. */
  const refreshPlaces = async () => {
    const { filter } = store.get()
    store.set(({ corrections }) => ({ corrections: corrections + 1 }))
    // A correction raises hits in history, and its undo takes them back.
    const alerts = ask<Page<Alert>>('/api/alerts').then(({ items }) => store.set({ alerts: items }))
    if (isFiltered(filter)) return void (await Promise.all([loadStream(), loadTallies(), alerts]))
    const [page] = await Promise.all([
      ask<Page<Article>>(`/api/articles?${filterQuery(filter, { limit: PAGE })}`),
      loadTallies(),
      alerts,
    ])
    const fresh = new Map(page.items.map((article) => [article.id, article]))
    const renewed = (list: Article[]) => list.map((article) => fresh.get(article.id) ?? article)
    store.set(({ articles, held, caught }) => ({
      articles: renewed(articles),
      held: renewed(held),
      caught: renewed(caught),
    }))
  }
  const asked = (article: Article, place: Correctable, saying: Saying) => ({
    articleId: article.id,
    surface: place.surface,
    fromGeonameId: place.geonameId ?? null,
    ...saying,
  })
  return {
    refreshPlaces,
    openCorrection: (article: Article, place: Correctable) => store.set({ correcting: { article, place } }),
    closeCorrection: () => store.set({ correcting: null }),
    dismissCorrected: () => store.set({ corrected: null }),
    candidates: async (name: string, near: { lat: number; lon: number } | undefined, language: string) => {
      const words = new URLSearchParams({ q: name, language, limit: '8' })
      if (near) words.set('near', `${near.lat},${near.lon}`)
      return (await ask<Page<FoundPlace>>(`/api/places?${words}`)).items
    },
    previewCorrection: (article: Article, place: Correctable, saying: Saying) =>
      ask<CorrectionPreview>('/api/places/corrections/preview', {
        method: 'POST',
        body: asked(article, place, saying),
      }),
    correct: async (article: Article, place: Correctable, saying: Saying) => {
      const made = await ask<Correction & { articles: number; mentions: number }>('/api/places/corrections', {
        method: 'POST',
        body: asked(article, place, saying),
      })
      store.set({ correcting: null, corrected: { id: made.id, articles: made.articles, mentions: made.mentions } })
      await refreshPlaces()
    },
    undoCorrection: async (id: string) => {
      await ask(`/api/places/corrections/${id}/undo`, { method: 'POST' })
      store.set(({ corrected }) => ({ corrected: corrected?.id === id ? null : corrected }))
      await refreshPlaces()
    },
  }
}
