// The pictures of articles, as addresses: the publisher's, which only the running program asks, and Rasid's own, which readers are
// given. Whether any are shown is set once at the start; Next loads modules twice, so that it lies on globalThis.
import { hash } from 'node:crypto'
import { db } from './client.ts'
import { toId } from './ids.ts'

const shared = globalThis as typeof globalThis & { rasidShowsThumbnails?: boolean }

export function showThumbnails(shown: boolean): void {
  shared.rasidShowsThumbnails = shown
}

/** Another picture has another address: what lies under one never changes, and browsers may keep it. */
export const thumbnailOf = (articleId: string, image: string | null): string | null =>
  image && shared.rasidShowsThumbnails
    ? `/api/articles/${articleId}/thumbnail?v=${hash('sha256', image).slice(0, 8)}`
    : null

/** Where an article's picture is; null when it has none, none are shown, or there is no such article. */
export async function imageOf(articleId: string): Promise<string | null> {
  const id = toId(articleId)
  if (id === null || !shared.rasidShowsThumbnails) return null
  return (await db().article.findUnique({ where: { id }, select: { image: true } }))?.image ?? null
}
