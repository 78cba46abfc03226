// Lists of articles as the desk keeps them: newest first, each once. Pure.
import type { Article } from '../../core/model.ts'

/** Both lists as one, newest first; of an article in both, the later words stand. */
export function merged(list: Article[], more: Article[]): Article[] {
  const byId = new Map(list.map((article) => [article.id, article]))
  for (const article of more) byId.set(article.id, article)
  return [...byId.values()].sort(newestFirst)
}

/** Those of `more` that stand in none of the lists. */
export function unknown(more: Article[], ...lists: Article[][]): Article[] {
  const known = new Set(lists.flat().map(({ id }) => id))
  return more.filter(({ id }) => !known.has(id))
}

function newestFirst(a: Article, b: Article): number {
  if (a.at !== b.at) return a.at < b.at ? 1 : -1
  // Ids are decimal strings: the longer is the larger.
  return b.id.length - a.id.length || (a.id < b.id ? 1 : -1)
}
