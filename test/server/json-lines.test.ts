// JSON Lines are read however the bytes arrive: one at a time, letters split, with the line ends of every system.
import assert from 'node:assert/strict'
import { Readable } from 'node:stream'
import { test } from 'node:test'
import { readLines } from '../../server/json-lines.ts'

async function read(chunks: Uint8Array[]): Promise<{ lines: [number, unknown][]; wrong: string[] }> {
  const wrong: string[] = []
  const lines: [number, unknown][] = []
  for await (const { number, value } of readLines(Readable.from(chunks, { objectMode: false }), (sentence) => {
    wrong.push(sentence)
  }))
    lines.push([number, value])
  return { lines, wrong }
}

const bytes = (text: string, size: number) => {
  const whole = Buffer.from(text)
  return Array.from({ length: Math.ceil(whole.length / size) }, (_, part) =>
    whole.subarray(part * size, part * size + size),
  )
}

test('letters and line ends may be split anywhere', async () => {
  const text = '{"a":"درعا 🌍"}\r\n\r\n{"a":"حلب"}\n  \n{"a":"é"}'
  for (const size of [1, 2, 3, 5, 7, 1000])
    assert.deepEqual(
      await read(bytes(text, size)),
      {
        lines: [
          [1, { a: 'درعا 🌍' }],
          [3, { a: 'حلب' }],
          [5, { a: 'é' }],
        ],
        wrong: [],
      },
      `${size} bytes at a time`,
    )
})

test('a string may hold the line and paragraph separators of Unicode', async () => {
  const value = { a: 'one\u2028two\u2029three\u0085four' }
  assert.deepEqual(await read(bytes(`${JSON.stringify(value)}\n${JSON.stringify(value)}\n`, 4)), {
    lines: [
      [1, value],
      [2, value],
    ],
    wrong: [],
  })
})

test('a byte order mark before the first line is passed over', async () => {
  assert.deepEqual((await read(bytes('\uFEFF{"a":1}\n\uFEFF{"a":2}\n', 1))).lines, [[1, { a: 1 }]])
})

test('what is no object is said with its number, and the rest is read', async () => {
  const { lines, wrong } = await read(bytes('{"a":1}\n[1]\nnull\n"text"\n7\n{"a":\n\n}\n{"a":2} {"a":3}\n{"a":4}', 6))
  assert.deepEqual(
    lines.map(([number]) => number),
    [1, 10],
  )
  assert.deepEqual(
    wrong.map((sentence) => /^line (\d+): a JSON object is expected$/.exec(sentence)?.[1]),
    ['2', '3', '4', '5', '6', '8', '9'],
  )
})

test('bytes that are no UTF-8 become the replacement character and lose no line', async () => {
  const broken = Buffer.concat([Buffer.from('{"a":"x'), Buffer.from([0xff, 0xd8]), Buffer.from('"}\n{"a":2}\n')])
  assert.deepEqual((await read([broken])).lines, [
    [1, { a: 'x\uFFFD\uFFFD' }],
    [2, { a: 2 }],
  ])
})

test('a long line in many pieces is one line', async () => {
  const long = 'ا'.repeat(2_000_000)
  const { lines } = await read(bytes(`${JSON.stringify({ long })}\n`, 4_001))
  assert.deepEqual(lines, [[1, { long }]])
})

test('the error of the stream reaches the reader', async () => {
  const input = Readable.from(
    (async function* () {
      yield Buffer.from('{"a":1}\n')
      throw new Error('the disk is gone')
    })(),
    { objectMode: false },
  )
  await assert.rejects(async () => {
    for await (const _ of readLines(input, () => undefined));
  }, /the disk is gone/)
})
