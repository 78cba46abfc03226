// What an export holds does not grow with how much it exports: live memory, after collecting what is dead, at every thousandth article
// of a small and of a large export.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { type ExportFormat, streamOf, writerOf } from '../../server/outlets/export.ts'
import { newestCursor } from '../../server/store/articles.ts'
import { db } from '../../server/store/client.ts'
import { exportArticles } from '../../server/store/export.ts'
import { claimedFeed, openShelf } from './shelf.ts'

const SMALL = 2_000
const LARGE = 20_000
// Twenty thousand such texts are 80 MB as UTF-16.
const TEXT_CHARACTERS = 2_000
const MAY_GROW_MB = 12

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

describe('memory of an export', () => {
  let shelf: Awaited<ReturnType<typeof openShelf>>
  before(async () => {
    shelf = await openShelf()
    const { feedId } = await claimedFeed()
    await db().$executeRaw`
      insert into article (feed_id, key, title, text, language, fetched_at, at, terms)
      select ${feedId}, n::text, 'Title ' || n, n || repeat(' نص', ${Math.floor(TEXT_CHARACTERS / 3)}::int), 'ar', now(), now() - n * interval '1 second', ''
      from generate_series(1, ${LARGE}::int) n`
  })
  after(() => shelf?.close())

  async function exported(format: ExportFormat, since: Date | undefined): Promise<{ bytes: number; liveMb: number }> {
    const articles = exportArticles(since ? { since } : {}, await newestCursor())
    let bytes = 0
    let pieces = 0
    let live = 0
    for await (const piece of streamOf(writerOf(format, '', false), articles)) {
      bytes += piece.length
      if (++pieces % 10 !== 0) continue
      collect()
      const { heapUsed, external } = process.memoryUsage()
      live = Math.max(live, heapUsed + external)
    }
    return { bytes, liveMb: live / 1_000_000 }
  }

  for (const format of ['csv', 'jsonl', 'stix'] as const) {
    test(`${format}: ten times the articles, the same memory`, async () => {
      const small = await exported(format, new Date(Date.now() - SMALL * 1_000))
      const large = await exported(format, undefined)
      assert.ok(large.bytes > 8 * small.bytes, `${small.bytes} and ${large.bytes} bytes`)
      assert.ok(large.liveMb - small.liveMb < MAY_GROW_MB, `${small.liveMb} MB and ${large.liveMb} MB`)
    })
  }
})
