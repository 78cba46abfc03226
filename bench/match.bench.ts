// Standing queries against arriving articles, on one thread, analysis included: articles a second, the time of one article, what
// adding a query costs in time and memory, and what a pathological query does.
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import type { Query } from '../core/query/ast.ts'
import { parseQuery } from '../core/query/parse.ts'
import { analyseDocument } from '../core/text/document.ts'
import { chanceFrom } from '../server/newsroom/write.ts'
import { Matcher } from '../server/pipeline/matcher.ts'
import { vocabulary, zipf } from './words.ts'

const SIZES = [1_000, 10_000, 100_000]
const ARTICLES = 2_000
const WORDS_IN_ARTICLE = 400
const VOCABULARY = 30_000
// Nobody asks for "the": the words of queries are as common as Zipf's law has them after the most common are left out.
const NOT_ASKED_FOR = 300

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void

export async function measure(): Promise<Record<string, unknown>> {
  const random = chanceFrom(1)
  const words = vocabulary(VOCABULARY, 'latin', random)
  const articles = Array.from({ length: ARTICLES }, () =>
    Array.from({ length: WORDS_IN_ARTICLE }, () => zipf(words, random)).join(' '),
  )
  const figures: Record<string, unknown> = { articles: ARTICLES, wordsInArticle: WORDS_IN_ARTICLE }
  for (const size of SIZES) Object.assign(figures, run(size, words, articles, random))
  return { ...figures, ...pathological(articles) }
}

function run(size: number, words: string[], articles: string[], random: () => number): Record<string, number> {
  const askedFor = words.slice(NOT_ASKED_FOR)
  const queries = Array.from({ length: size }, () => parsed(aQuery(askedFor, random)))
  const bytesPerQuery = Math.round(bytesOf(queries) / size)
  const adding = performance.now()
  const matcher = matcherOf(queries)
  const addMs = (performance.now() - adding) / size
  let hits = 0
  const times: number[] = []
  for (const text of articles) {
    const began = performance.now()
    hits += matcher.count(analyseDocument({ title: '', text, language: 'en' }))
    times.push(performance.now() - began)
  }
  // The second half: by then the covers have been learnt and the code is compiled.
  const warm = times.slice(ARTICLES / 2).sort((a, b) => a - b)
  const total = warm.reduce((sum, ms) => sum + ms, 0)
  const key = `${size / 1_000}k`
  process.stderr.write(`${size} queries: ${Math.round((warm.length / total) * 1000)} articles/s\n`)
  return {
    [`docsPerSecond${key}`]: Math.round((warm.length / total) * 1000),
    [`p50Ms${key}`]: at(warm, 0.5),
    [`p99Ms${key}`]: at(warm, 0.99),
    [`hitsPerArticle${key}`]: Math.round((hits / ARTICLES) * 100) / 100,
    [`addMs${key}`]: Math.round(addMs * 10_000) / 10_000,
    [`bytesPerQuery${key}`]: bytesPerQuery,
  }
}

/** What a matcher of these queries holds: what is free again once it is gone. */
function bytesOf(queries: Query[]): number {
  const kept = [matcherOf(queries)]
  const held = bytesInUse()
  kept.length = 0
  return held - bytesInUse()
}

function matcherOf(queries: Query[]): Matcher {
  const matcher = new Matcher()
  for (const [id, query] of queries.entries()) matcher.add(String(id), query)
  return matcher
}

function bytesInUse(): number {
  collectGarbage()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return heapUsed + arrayBuffers
}

/** Ten thousand alternatives, and a wildcard of two letters: bounded, and slower by a known measure. */
function pathological(articles: string[]): Record<string, number> {
  const matcher = new Matcher()
  const began = performance.now()
  matcher.add('ors', parsed(Array.from({ length: 10_000 }, (_, index) => `word${index}`).join(' OR ')))
  const addOrsMs = performance.now() - began
  matcher.add('wild', parsed('ba*'))
  const times = articles.slice(0, 500).map((text) => {
    const start = performance.now()
    matcher.count(analyseDocument({ title: '', text, language: 'en' }))
    return performance.now() - start
  })
  times.sort((a, b) => a - b)
  return { addTenThousandAlternativesMs: Math.round(addOrsMs), pathologicalP99Ms: at(times, 0.99) }
}

function aQuery(words: string[], random: () => number): string {
  const word = () => zipf(words, random)
  const kind = random()
  if (kind < 0.35) return `${word()} AND ${word()}`
  if (kind < 0.55) return `(${word()} OR ${word()}) AND ${word()}`
  if (kind < 0.7) return `${word()} AND ${word()} NOT ${word()}`
  if (kind < 0.85) return `"${word()} ${word()}"`
  if (kind < 0.95) return `${word()} NEAR/5 ${word()}`
  return `${word().slice(0, 4)}* AND ${word()}`
}

function parsed(text: string) {
  const query = parseQuery(text)
  if (!query.ok) throw new Error(query.error)
  return query.query
}

const at = (sorted: number[], share: number) =>
  Math.round((sorted[Math.floor(sorted.length * share)] ?? 0) * 1000) / 1000
