// The thread in which parsing is measured: bytes to finished items, beside feedsmith alone on the same bytes in turns, and how
// the heap stands after many different documents. Answers once with the figures.
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { parentPort } from 'node:worker_threads'
import { parseFeed as feedsmith } from 'feedsmith'
import { decode } from '../server/pipeline/decode.ts'
import { parseFeed } from '../server/pipeline/parse.ts'
import { newspaperFeed, smallDocument } from './parse-documents.ts'

const ROUNDS = 15
const ROUND_MS = 300
const DOCUMENTS = 100_000
const SETTLED_AFTER = 10_000
const MB = 1_000_000

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void

const bytes = newspaperFeed()
const rasid = () =>
  parseFeed(decode(bytes, 'application/rss+xml; charset=utf-8', 'ar').text, { baseUrl: 'https://news.example/ar/rss' })
const peer = () => feedsmith(new TextDecoder().decode(bytes))
const read = rasid()
if (
  'error' in read ||
  read.items.length !== 50 ||
  read.items.some(({ html, text, publishedAt }) => !html || !text || !publishedAt)
)
  throw new Error('The feed was not read whole.')

const speeds = { rasid: [] as number[], peer: [] as number[] }
for (let round = 0; round < ROUNDS; round++) {
  speeds.rasid.push(megabytesPerSecond(rasid))
  speeds.peer.push(megabytesPerSecond(peer))
}

const began = performance.now()
let settled = 0
for (let n = 1; n <= DOCUMENTS; n++) {
  const document = parseFeed(decode(smallDocument(n), null).text, { baseUrl: 'https://site.example/' })
  if ('error' in document) throw new Error(`document ${n}: ${document.error}`)
  if (n === SETTLED_AFTER) settled = heapMb()
}
const seconds = (performance.now() - began) / 1_000
const [own, other] = [median(speeds.rasid), median(speeds.peer)]
parentPort?.postMessage({
  feedKb: Math.round(bytes.length / 1_000),
  items: 50,
  mbPerSecond: rounded(own),
  feedsmithAloneMbPerSecond: rounded(other),
  shareOfFeedsmith: rounded(own / other),
  documents: DOCUMENTS,
  documentsPerSecond: Math.round(DOCUMENTS / seconds),
  heapAfter10kMb: rounded(settled),
  heapAfter100kMb: rounded(heapMb()),
})

function megabytesPerSecond(work: () => unknown): number {
  const start = performance.now()
  let runs = 0
  let spent = 0
  while (spent < ROUND_MS) {
    work()
    runs++
    spent = performance.now() - start
  }
  return (runs * bytes.length) / MB / (spent / 1_000)
}

function heapMb(): number {
  collectGarbage()
  return process.memoryUsage().heapUsed / MB
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] as number
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100
}
