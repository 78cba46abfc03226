// Exports over HTTP from a running Rasid: articles and megabytes a second, and how far the server's memory grows while 10,000 and then
// 100,000 articles go out, in each format and for a query that most of them match. ARTICLES=… makes it smaller. Linux, for /proc.
import { readFileSync } from 'node:fs'
import { get } from 'node:http'
import pg from 'pg'
import { analyseDocument } from '../core/text/document.ts'
import { indexTerms } from '../core/text/term-index.ts'
import { ANALYSER_VERSION } from '../core/text/terms.ts'
import { chanceFrom } from '../server/newsroom/write.ts'
import { termVectors } from '../server/store/binary-array.ts'
import { takeBack } from '../server/store/lent-bytes.ts'
import { startTestDatabase } from '../test/support/database.ts'
import { type RunningRasid, startRasid, temporaryFolder } from '../test/support/rasid.ts'
import { vocabulary, zipf } from './words.ts'

const ARTICLES = Number(process.env.ARTICLES ?? 100_000)
const TENTH = ARTICLES / 10
const WORDS_IN_ARTICLE = 150
// Texts are drawn from so many: analysing each of them anew would take most of the time.
const TEXTS = 1_000
const BATCH = 5_000
const SAMPLE_MS = 20
const START = Date.parse('2026-01-01T00:00:00Z')

type Run = { bytes: number; seconds: number; grownMb: number; peakMb: number }

export async function measure(): Promise<Record<string, unknown>> {
  const database = await startTestDatabase()
  const folder = await temporaryFolder()
  const common = await fill(database.url)
  const rasid = await startRasid(folder.path, { DATABASE_URL: database.url, LOG_LEVEL: 'warn' })
  const figures: Record<string, unknown> = { articles: ARTICLES, wordsInArticle: WORDS_IN_ARTICLE }
  const tenth = `until=${new Date(START + TENTH * 1_000).toISOString()}`
  try {
    // A first one pays for what is loaded and compiled once, and lets the heap grow to what a busy process keeps.
    await run(rasid, 'format=jsonl')
    for (const [name, ask] of [
      ['csv', 'format=csv'],
      ['jsonl', 'format=jsonl'],
      ['stix', 'format=stix'],
      ['query', `format=jsonl&q=${encodeURIComponent(common)}`],
    ] as const) {
      const small = await run(rasid, `${ask}&${tenth}`)
      const large = await run(rasid, ask)
      figures[`${name}ArticlesPerSecond`] = Math.round(ARTICLES / large.seconds)
      figures[`${name}MbPerSecond`] = round(large.bytes / 1_000_000 / large.seconds)
      figures[`${name}Mb`] = Math.round(large.bytes / 1_000_000)
      figures[`${name}GrownMbAtTenth`] = round(small.grownMb)
      figures[`${name}GrownMb`] = round(large.grownMb)
      figures[`${name}PeakMb`] = Math.round(large.peakMb)
      process.stderr.write(`${name}: ${JSON.stringify({ small, large })}\n`)
    }
    return figures
  } finally {
    await rasid.stop()
    await folder.remove()
    await database.stop()
  }
}

/** One export, read as fast as it comes; memory is sampled meanwhile. */
async function run({ address, pid, auth }: RunningRasid, ask: string): Promise<Run> {
  const before = residentMb(pid)
  let peakMb = before
  const timer = setInterval(() => {
    peakMb = Math.max(peakMb, residentMb(pid))
  }, SAMPLE_MS)
  const began = performance.now()
  const bytes = await read(`${address}/api/articles/export?${ask}`, auth)
  clearInterval(timer)
  return { bytes, seconds: (performance.now() - began) / 1_000, grownMb: peakMb - before, peakMb }
}

/** Not compressed, so that what is measured is the export. */
function read(url: string, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    get(url, { headers }, (response) => {
      let bytes = 0
      if (response.statusCode !== 200) reject(new Error(`${url} answered ${response.statusCode}`))
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length
      })
      response.on('end', () => resolve(bytes))
      response.on('error', reject)
    }).on('error', reject)
  })
}

const residentMb = (pid: number) =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024
const round = (value: number) => Math.round(value * 10) / 10

/** Stores the articles; answers with a word that about half of them hold. */
async function fill(url: string): Promise<string> {
  const random = chanceFrom(5)
  const words = { en: vocabulary(20_000, 'latin', random), ar: vocabulary(20_000, 'arabic', random) }
  const texts = Array.from({ length: TEXTS }, (_, n) => {
    const language = n % 2 === 0 ? 'ar' : 'en'
    const text = Array.from({ length: WORDS_IN_ARTICLE }, () => zipf(words[language], random)).join(' ')
    const title = text.split(' ').slice(0, 8).join(' ')
    return { title, text, language, ...indexTerms(analyseDocument({ title, text, language })) }
  })
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(
    `insert into feed (id, url, title, site_url, paused) values (1, 'https://bench.example/feed', 'Bench', 'https://bench.example/', true)`,
  )
  await client.query('drop index article_terms_idx')
  for (let first = 0; first < ARTICLES; first += BATCH) {
    const rows = Array.from(
      { length: Math.min(BATCH, ARTICLES - first) },
      (_, n) => texts[(first + n) % TEXTS] as (typeof texts)[number],
    )
    await client.query(
      `insert into article (feed_id, key, title, text, url, language, fetched_at, at, terms, crowded, analyser)
       select 1, $6 + n, title, text, 'https://bench.example/' || ($6 + n), language, moment, moment, vector, crowded, $7
       from (select *, $8::timestamptz + ($6 + n) * interval '1 second' as moment
         from unnest($1::text[], $2::text[], $3::text[], $4::tsvector[], $5::bool[]) with ordinality as t(title, text, language, vector, crowded, n)) as rows`,
      [
        rows.map(({ title }) => title),
        rows.map(({ text }) => text),
        rows.map(({ language }) => language),
        takeBack(termVectors(rows.map(({ vector }) => vector))),
        rows.map(({ crowded }) => crowded),
        first,
        ANALYSER_VERSION,
        new Date(START),
      ],
    )
    process.stderr.write(`${first + rows.length} articles stored\n`)
  }
  await client.query(
    `insert into place_mention (article_id, ordinal, at, field, start, "end", surface, kind, role, geoname_id, name, country, lat, lon, score)
     select id, 0, at, 'title', 0, 5, 'Daraa', 'name', 'event', 170905, 'Daraa', 'SY', 32.62, 36.1, 1 from article where id % 2 = 0`,
  )
  await client.query('create index article_terms_idx on article using gin (terms)')
  await client.query('vacuum analyze')
  await client.end()
  return words.en[0] as string
}
