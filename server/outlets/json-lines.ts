// Articles as JSON Lines: one a line, as they travel on the wire, with the whole text and the author.
import type { WholeArticle } from '../store/whole.ts'

export const jsonLinesOf = (articles: WholeArticle[]): string =>
  articles.map(({ article, text, author }) => `${JSON.stringify({ ...article, text, author })}\n`).join('')
