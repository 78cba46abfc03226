// What a query asks of an article beside its words: language, source, dates, places, story. Pure.
import type { AnalysedDocument } from '../text/document.ts'
import { fold } from '../text/fold.ts'
import type { Meta, Tally } from './ast.ts'
import { compares } from './nodes.ts'
import { placeTest } from './place.ts'

export function metaTest(query: Meta | Tally): (document: AnalysedDocument) => boolean {
  if (query.kind === 'tally') {
    const { of, compare, number } = query
    return (document) => compares(document[of], compare, number)
  }
  const { name, value } = query
  const lower = value.toLowerCase()
  switch (name) {
    case 'lang':
      return ({ language }) => isLanguage(language.toLowerCase(), lower)
    case 'source': {
      const folded = fold(value)
      return ({ source, url }) => fold(source).includes(folded) || host(url).includes(lower)
    }
    case 'author': {
      const folded = fold(value)
      return ({ author }) => fold(author).includes(folded)
    }
    case 'url':
      return ({ url }) => url.toLowerCase().includes(lower)
    case 'from':
      return ({ from }) => from.toLowerCase() === lower
    case 'story':
      return ({ story }) => story === value
    case 'country':
    case 'place': {
      const isIt = placeTest(query)
      return ({ places }) => places.some(isIt)
    }
    // Dates are compared as text, which ISO 8601 is made for: after:2026-01-31 begins when that day has ended.
    case 'after':
      return ({ publishedAt }) => publishedAt !== '' && publishedAt.slice(0, value.length) > value
    case 'before':
      return ({ publishedAt }) => publishedAt !== '' && publishedAt.slice(0, value.length) < value
  }
}

const isLanguage = (language: string, wanted: string) => language === wanted || language.startsWith(`${wanted}-`)
const host = (url: string) => (/^https?:\/\/([^/?#]+)/i.exec(url)?.[1] ?? '').toLowerCase()
