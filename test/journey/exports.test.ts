// Exports over HTTP from a running Rasid: what arrives is whole and can be read; a reader that goes away or waits makes the reading stop; an
// export that breaks off does not look like a whole one.
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { get, type IncomingMessage } from 'node:http'
import { after, before, describe, test } from 'node:test'
import { parse } from 'csv-parse/sync'
import pg from 'pg'
import { brokenRules } from '../outlets/stix-rules.ts'
import { startTestDatabase, type TestDatabase } from '../support/database.ts'
import { type RunningRasid, startRasid, temporaryFolder, until } from '../support/rasid.ts'

// So many that an export would still be at it when it is looked at twice, a second apart.
const ARTICLES = 60_000
const SETTLES_MS = 1_000
const LOOKED_EVERY_MS = 25

describe('exports over HTTP', { timeout: 120_000 }, () => {
  let database: TestDatabase
  let client: pg.Client
  let folder: Awaited<ReturnType<typeof temporaryFolder>>
  let rasid: RunningRasid
  before(async () => {
    database = await startTestDatabase()
    client = new pg.Client({ connectionString: database.url })
    await client.connect()
    await client.query(
      `insert into feed (id, url, title, paused) values (1, 'https://wire.example/feed', 'وكالة', true)`,
    )
    await client.query(
      `insert into article (feed_id, key, title, text, language, fetched_at, at, terms)
       select 1, n::text, 'عنوان ' || n, repeat('نص طويل ', 150), case when n % 100 = 0 then 'ckb' else 'ar' end, now(), now() - n * interval '1 minute', ''
       from generate_series(1, $1::int) n`,
      [ARTICLES],
    )
    folder = await temporaryFolder()
    rasid = await startRasid(folder.path, { DATABASE_URL: database.url })
  })
  after(async () => {
    await rasid?.stop()
    await client?.end()
    await database?.stop()
    await folder?.remove()
  })

  const begin = async (ask: string): Promise<IncomingMessage> => {
    const [response] = await once(
      get(`${rasid.address}/api/articles/export?${ask}`, { agent: false, headers: rasid.auth }),
      'response',
    )
    return response as IncomingMessage
  }
  const read = async (ask: string) => {
    const response = await fetch(`${rasid.address}/api/articles/export?${ask}`, { headers: rasid.auth })
    return { response, text: await response.text() }
  }
  const clock = async () => (await client.query('select clock_timestamp()::text as at')).rows[0].at as string
  /** When exports last asked the database for articles after that; what one asked is forgotten when its connection is used for something else. */
  const askedSince = async (at: string) =>
    (
      await client.query(
        `select query_start::text as at from pg_stat_activity where pid <> pg_backend_pid() and query like '%f.site_url%' and query_start > $1::timestamptz`,
        [at],
      )
    ).rows
  /** What exports ask for from now on, looked at again and again for as long as they take to settle. */
  const asksOn = async () => {
    const began = await clock()
    for (let looks = 0; looks < SETTLES_MS / LOOKED_EVERY_MS; looks++) {
      await new Promise((resolve) => setTimeout(resolve, LOOKED_EVERY_MS))
      const asked = await askedSince(began)
      if (asked.length > 0) return asked
    }
    return []
  }
  /** Once it has settled, nothing asks the database for articles any more. */
  const standsStill = async () => {
    await new Promise((resolve) => setTimeout(resolve, SETTLES_MS))
    assert.deepEqual(await asksOn(), [])
  }

  test('CSV with its mark, JSON Lines, and a STIX bundle that breaks no rule', async () => {
    const csv = await fetch(`${rasid.address}/api/articles/export?format=csv&bom=1&language=ckb`, {
      headers: rasid.auth,
    })
    const bytes = Buffer.from(await csv.arrayBuffer())
    assert.equal(bytes.subarray(0, 3).toString('hex'), 'efbbbf')
    const rows: Record<string, string>[] = parse(bytes, { columns: true, bom: true })
    assert.equal(rows.length, ARTICLES / 100)
    assert.match(csv.headers.get('content-disposition') ?? '', /^attachment; filename="rasid-\d{4}-\d\d-\d\d\.csv"$/)
    const lines = (await read('format=jsonl&language=ckb')).text.trimEnd().split('\n')
    assert.equal(new Set(lines.map((line) => (JSON.parse(line) as { id: string }).id)).size, ARTICLES / 100)
    const { response, text } = await read('format=stix&language=ckb')
    assert.equal(response.headers.get('content-type'), 'application/stix+json;version=2.1')
    const bundle = JSON.parse(text) as { objects: { type: string }[] }
    assert.deepEqual(brokenRules(bundle), [])
    assert.equal(bundle.objects.filter(({ type }) => type === 'report').length, ARTICLES / 100)
  })

  test('nothing that matches is an empty file, and still a right one', async () => {
    assert.equal((await read('format=jsonl&language=xx')).text, '')
    assert.equal((await read('format=csv&language=xx')).text.trimEnd().split('\r\n').length, 1)
    assert.deepEqual(brokenRules(JSON.parse((await read('format=stix&language=xx')).text)), [])
  })

  test('what cannot be read is refused before anything is sent', async () => {
    for (const [ask, told] of [
      ['', /format/],
      ['format=pdf', /csv, jsonl, stix/],
      ['format=csv&bom=yes', /bom/],
      ['format=csv&ids=1,x', /ids/],
      [`format=csv&ids=${'1,'.repeat(1_500)}1`, /1000/],
      ['format=csv&q=(', /./],
      ['format=csv&since=yesterday', /since/],
    ] as const) {
      const { response, text } = await read(ask)
      assert.equal(response.status, 400, ask)
      assert.match(response.headers.get('content-type') ?? '', /problem\+json/)
      assert.match(text, told)
    }
  })

  test('a client that hangs up ends the reading', async () => {
    const response = await begin('format=jsonl')
    await once(response, 'data')
    response.destroy()
    await standsStill()
  })

  test('a client that waits makes the reading wait, and gets the rest when it reads on', async () => {
    const response = await begin('format=jsonl')
    response.pause()
    // What lies between the two fills up first, which takes its time on a busy machine.
    await until('the reading stands still', 15_000, async () => (await asksOn()).length === 0)
    const resumed = await clock()
    let lines = 0
    response.on('data', (chunk: Buffer) => {
      for (const byte of chunk) if (byte === 10) lines++
    })
    const ended = once(response, 'end')
    response.resume()
    await until('the rest is asked for', 15_000, async () => (await askedSince(resumed)).length > 0)
    await ended
    assert.equal(lines, ARTICLES)
  })

  test('an export that breaks off has no proper end', async () => {
    const response = await begin('format=jsonl')
    response.pause()
    await new Promise((resolve) => setTimeout(resolve, SETTLES_MS))
    await client.query('alter table hit rename to hit_away')
    try {
      response.resume()
      await assert.rejects(once(response, 'end'), /aborted/)
      assert.equal(response.complete, false)
    } finally {
      await client.query('alter table hit_away rename to hit')
    }
    assert.equal((await read('format=csv&language=ckb')).response.status, 200)
  })
})
