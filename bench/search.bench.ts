// The first page of a search over a million stored articles, on an embedded PostgreSQL: rare and common words, booleans, phrases,
// Arabic, wildcards; beside plain ILIKE and plain to_tsquery('simple') in the same run; then all matches of a common word, as charts and
// back-tests walk them. ARTICLES=… makes it smaller.
import pg from 'pg'
import { parseQuery } from '../core/query/parse.ts'
import { analyseDocument } from '../core/text/document.ts'
import { indexTerms } from '../core/text/term-index.ts'
import { ANALYSER_VERSION } from '../core/text/terms.ts'
import { chanceFrom } from '../server/newsroom/write.ts'
import { listArticles } from '../server/store/articles.ts'
import { termVectors } from '../server/store/binary-array.ts'
import { closeStore, openStore } from '../server/store/client.ts'
import { takeBack } from '../server/store/lent-bytes.ts'
import { matchingRows } from '../server/store/matching-rows.ts'
import { startTestDatabase } from '../test/support/database.ts'
import { vocabulary, zipf } from './words.ts'

const ARTICLES = Number(process.env.ARTICLES ?? 1_000_000)
const WORDS_IN_ARTICLE = 60
const BATCH = 5_000
const PAGE = 50
const ROUNDS = 40
const START = Date.parse('2026-01-01T00:00:00Z')
const BETWEEN_MS = 20_000
// As callers that want everything ask.
const WALK_BATCH = 500

type Kind = { kind: string; query: string; simple: string | null; like: string }

export async function measure(): Promise<Record<string, unknown>> {
  const say = (sentence: string) => process.stderr.write(`${sentence}\n`)
  const random = chanceFrom(2)
  const words = { en: vocabulary(60_000, 'latin', random), ar: vocabulary(60_000, 'arabic', random) }
  const database = await startTestDatabase()
  const client = new pg.Client({ connectionString: database.url })
  await client.connect()
  try {
    await fill(client, words, random, say)
    openStore(database.url)
    const figures: Record<string, unknown> = { articles: ARTICLES, wordsInArticle: WORDS_IN_ARTICLE, page: PAGE }
    const all: number[] = []
    const kinds = kindsOf(words, random)
    for (const kind of kinds) {
      const [ours, simple, like] = await compare(client, kind)
      all.push(...ours)
      figures[`${kind.kind}P95Ms`] = at(ours, 0.95)
      figures[`${kind.kind}SimpleMs`] = simple
      figures[`${kind.kind}IlikeMs`] = like
      say(
        `${kind.kind.padEnd(10)} ${kind.query}: p95 ${at(ours, 0.95)} ms; to_tsquery('simple') ${simple}; ILIKE ${like}`,
      )
    }
    const common = kinds[0]?.query as string
    for (const share of [0.25, 0.5, 1]) {
      const { matches, seconds } = await walk(common, share)
      figures[`walk${share * 100}Percent`] = `${matches} matches, ${seconds} s`
      say(`all of ${common} in ${share * 100} % of the time: ${matches} matches, ${seconds} s`)
    }
    const size = await client.query(
      `select pg_relation_size('article_terms_idx') as index, pg_total_relation_size('article') as total`,
    )
    return { ...figures, p95Ms: at(all, 0.95), indexMb: mb(size.rows[0].index), tableMb: mb(size.rows[0].total) }
  } finally {
    await closeStore()
    await client.end()
    await database.stop()
  }
}

async function fill(
  client: pg.Client,
  words: Record<'en' | 'ar', string[]>,
  random: () => number,
  say: (s: string) => void,
) {
  await client.query(`drop index article_terms_idx`)
  await client.query(`alter table article add column simple tsvector`)
  await client.query(`insert into feed (id, url, title) values (1, 'https://bench.example/feed', 'Bench')`)
  const began = performance.now()
  for (let first = 0; first < ARTICLES; first += BATCH) {
    const rows = Array.from({ length: Math.min(BATCH, ARTICLES - first) }, (_, index) => {
      const language = random() < 0.5 ? 'ar' : 'en'
      const text = Array.from({ length: WORDS_IN_ARTICLE }, () => zipf(words[language], random)).join(' ')
      const title = text.split(' ').slice(0, 8).join(' ')
      const { vector, crowded } = indexTerms(analyseDocument({ title, text, language }))
      return {
        key: String(first + index),
        title,
        text,
        language,
        vector,
        crowded,
        at: new Date(START + (first + index) * BETWEEN_MS),
      }
    })
    await client.query(
      `insert into article (feed_id, key, title, text, language, fetched_at, at, terms, crowded, analyser, simple)
       select 1, key, title, text, language, at, at, vector, crowded, $8, to_tsvector('simple', title || ' ' || text)
       from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::tsvector[], $6::bool[], $7::timestamptz[])
         as t(key, title, text, language, vector, crowded, at)`,
      [
        rows.map((r) => r.key),
        rows.map((r) => r.title),
        rows.map((r) => r.text),
        rows.map((r) => r.language),
        takeBack(termVectors(rows.map((r) => r.vector))),
        rows.map((r) => r.crowded),
        rows.map((r) => r.at),
        ANALYSER_VERSION,
      ],
    )
    if ((first / BATCH) % 20 === 19)
      say(`${first + rows.length} articles, ${Math.round((performance.now() - began) / 1000)} s`)
  }
  await client.query(`set maintenance_work_mem = '512MB'`)
  await client.query(`create index article_terms_idx on article using gin (terms)`)
  await client.query(`create index simple_idx on article using gin (simple)`)
  await client.query(`vacuum analyze article`)
  say(`indexed after ${Math.round((performance.now() - began) / 1000)} s`)
}

function kindsOf({ en, ar }: Record<'en' | 'ar', string[]>, random: () => number): Kind[] {
  const pick = (words: string[], from: number, to: number) => words[from + Math.floor(random() * (to - from))] as string
  const [common, middle, other, rare] = [
    pick(en, 0, 5),
    pick(en, 200, 400),
    pick(en, 200, 400),
    pick(en, 40_000, 50_000),
  ]
  const [arCommon, arMiddle, arRare] = [pick(ar, 0, 5), pick(ar, 300, 600), pick(ar, 20_000, 30_000)]
  const word = (kind: string, term: string): Kind => ({ kind, query: term, simple: term, like: `%${term}%` })
  return [
    word('common', common),
    word('middle', middle),
    word('rare', rare),
    {
      ...word('boolean', middle),
      query: `(${middle} OR ${rare}) AND ${other} NOT ${common}`,
      simple: `(${middle} | ${rare}) & ${other} & !${common}`,
    },
    { ...word('phrase', `${common} ${middle}`), query: `"${common} ${middle}"`, simple: `${common} <-> ${middle}` },
    word('arabicCommon', arCommon),
    word('arabicMiddle', arMiddle),
    word('arabicRare', arRare),
    {
      ...word('wildcard', rare),
      query: `${rare.slice(0, 5)}*`,
      simple: `${rare.slice(0, 5)}:*`,
      like: `% ${rare.slice(0, 5)}%`,
    },
    { ...word('title', middle), query: `title:${middle}` },
  ]
}

async function compare(client: pg.Client, { query, simple, like }: Kind): Promise<[number[], number, number]> {
  const parsed = parseQuery(query)
  if (!parsed.ok) throw new Error(parsed.error)
  const ours: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const began = performance.now()
    await listArticles({ query: parsed.query }, PAGE, null)
    ours.push(performance.now() - began)
  }
  const page = `order by at desc, id desc limit ${PAGE}`
  const time = async (sql: string, value: string) => {
    await client.query(`set statement_timeout = '20s'`)
    const began = performance.now()
    const done = await client.query(sql, [value]).then(
      () => true,
      () => false,
    )
    return done ? Math.round(performance.now() - began) : 20_000
  }
  const columns = 'id, title, text, at'
  const plain =
    simple === null
      ? 0
      : await time(`select ${columns} from article where simple @@ to_tsquery('simple', $1) ${page}`, simple)
  return [
    ours.sort((a, b) => a - b),
    plain,
    await time(`select ${columns} from article where text ilike $1 ${page}`, like),
  ]
}

/** All matches in the newest share of the time. */
async function walk(query: string, share: number): Promise<{ matches: number; seconds: number }> {
  const parsed = parseQuery(query)
  if (!parsed.ok) throw new Error(parsed.error)
  const since = new Date(START + ARTICLES * (1 - share) * BETWEEN_MS)
  const began = performance.now()
  let matches = 0
  for await (const _ of matchingRows({ query: parsed.query, since }, null, WALK_BATCH)) matches++
  return { matches, seconds: Math.round((performance.now() - began) / 10) / 100 }
}

const at = (sorted: number[], share: number) =>
  Math.round([...sorted].sort((a, b) => a - b)[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0)
const mb = (bytes: string) => Math.round(Number(bytes) / 1_000_000)
