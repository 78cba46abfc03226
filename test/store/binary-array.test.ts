// Columns as binary arrays are read by PostgreSQL as the values that were put in, whatever they are.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { analyseDocument } from '../../core/text/document.ts'
import { writtenKey } from '../../core/text/index-keys.ts'
import { indexTerms } from '../../core/text/term-index.ts'
import { Prisma } from '../../prisma/generated/client.ts'
import {
  booleans,
  byteStrings,
  float4s,
  float8s,
  int4s,
  int8s,
  moments,
  termVectors,
  texts,
} from '../../server/store/binary-array.ts'
import { db } from '../../server/store/client.ts'
import { lend, lentNow } from '../../server/store/lent-bytes.ts'
import { openShelf } from './shelf.ts'

/** What the database makes of an array, of the type that it is cast to. */
async function read(array: string, type: string): Promise<unknown[]> {
  const rows = await db().$queryRaw<{ value: unknown }[]>`
    select value from unnest(${array}::${Prisma.raw(type)}[]) with ordinality as t(value, n) order by n`
  return rows.map(({ value }) => value)
}

describe('binary arrays', () => {
  let shelf: Awaited<ReturnType<typeof openShelf>>
  before(async () => {
    shelf = await openShelf()
  })
  after(() => shelf?.close())

  test('text of any script, quotes and backslashes, and what is absent', async () => {
    const values = [
      '',
      'قصفٌ على درعا',
      null,
      `{"a",'b'\\}`,
      'NULL',
      '🕊️\u202e\n\t',
      'x'.repeat(3_000_000),
      'after the page grew',
    ]
    assert.deepEqual(await read(texts(values), 'text'), values)
    assert.deepEqual(await read(texts([]), 'text'), [])
    assert.deepEqual(await read(texts(['half a pair \ud800']), 'text'), ['half a pair \ufffd'])
    await assert.rejects(read(texts(['a\u0000b']), 'text'), /Code: `22021`/)
  })

  test('bytes are lent to one statement, within a transaction or not, in it as often as it likes, and to no other', async () => {
    const before = lentNow()
    const column = texts(['درعا'])
    const twice = await db().$queryRaw<
      { a: string[]; b: string[] }[]
    >`select ${column}::text[] as a, ${column}::text[] as b`
    assert.deepEqual(twice, [{ a: ['درعا'], b: ['درعا'] }])
    await assert.rejects(read(column, 'text'), /lent to another statement/)
    assert.deepEqual(
      await db().$transaction((transaction) => transaction.$queryRaw`select ${int4s([7])}::int4[] as a`),
      [{ a: [7] }],
    )
    const [[row]] = await db().$transaction([
      db().$queryRaw<{ bytes: Uint8Array }[]>`select ${lend(Buffer.from([0, 255]))}::bytea as bytes`,
    ])
    assert.deepEqual([...(row?.bytes ?? [])], [0, 255])
    assert.equal(lentNow(), before)
  })

  test('a text that looks as if something were lent for it is a text', async () => {
    const [row] = await db().$queryRaw<{ text: string }[]>`select ${'bytes 1'}::text as text`
    assert.equal(row?.text, 'bytes 1')
  })

  test('numbers to their ends', async () => {
    assert.deepEqual(await read(int4s([-(2 ** 31), null, 2 ** 31 - 1]), 'int4'), [-(2 ** 31), null, 2 ** 31 - 1])
    assert.deepEqual(await read(int8s([-(2n ** 63n), null, 2n ** 63n - 1n]), 'int8'), [
      -(2n ** 63n),
      null,
      2n ** 63n - 1n,
    ])
    assert.deepEqual(await read(float4s([0.5, null, -1]), 'float4'), [0.5, null, -1])
    assert.deepEqual(await read(float8s([36.10236, -0.1, null]), 'float8'), [36.10236, -0.1, null])
    assert.deepEqual(await read(booleans([true, null, false]), 'bool'), [true, null, false])
  })

  test('moments before and after the year 2000, and bytes', async () => {
    const values = [new Date('1969-12-31T23:59:59.999Z'), null, new Date('2026-03-01T12:00:00.001Z')]
    assert.deepEqual(await read(moments(values), 'timestamptz'), values)
    const bytes = [Uint8Array.of(0, 255, 92), null, new Uint8Array()]
    const there = await read(byteStrings(bytes), 'bytea')
    assert.deepEqual(
      there.map((value) => value && Uint8Array.from(value as Uint8Array)),
      bytes,
    )
  })

  test('terms are those that PostgreSQL itself would read, in its order', async () => {
    const terms = indexTerms(
      analyseDocument({ title: "Daraa's walls", text: 'قصف درعا، ثم قصف درعا. Daraa again.', language: 'en' }),
    )
    const [vector] = await db().$queryRaw<{ written: string; same: boolean }[]>`
      select value::text as written, value = value::text::tsvector as same from unnest(${termVectors([terms.vector])}::tsvector[]) as t(value)`
    assert.equal(vector?.same, true)
    const holds = (key: string, places: RegExp) =>
      assert.match(vector?.written ?? '', new RegExp(`'${writtenKey(key)}':${places.source}`))
    holds('درعا', /\d+,\d+/)
    holds('daraa', /1A,\d+/)
  })

  test('a type other than the one asked for is refused, not read as it', async () => {
    await assert.rejects(read(int4s([1]), 'int8'), /Code: `42804`/)
  })
})
