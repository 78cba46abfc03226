// A reader that has had enough, as in `rasid … | head`, ends the command quietly, whatever it still had to say.
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { jsonLines, spawnRasid } from '../support/command.ts'
import { temporaryFolder } from '../support/rasid.ts'

const folder = await temporaryFolder()
after(() => folder.remove())

const item = (number: number) => `<item><guid>${number}</guid><title>غارة على درعا ${number}</title></item>`
const feed = `<rss version="2.0"><channel><title>x</title>${Array.from({ length: 5_000 }, (_, n) => item(n)).join('')}</channel></rss>`
const documents = jsonLines(Array.from({ length: 5_000 }, (_, id) => ({ id, title: 'غارة على درعا', text: '' })))

/** Reads the first bytes of what the command says, then goes away. */
async function readAndLeave(args: string[], input: string): Promise<{ code: number | null; err: string }> {
  const child = spawnRasid(args, folder.path)
  let err = ''
  child.stderr.on('data', (chunk: Buffer) => {
    err += chunk.toString()
  })
  child.stdin.end(input)
  await once(child.stdout, 'data')
  child.stdout.destroy()
  const [code] = (await once(child, 'exit')) as [number | null]
  return { code, err }
}

test('parse, match and analyze leave without a word when their reader has gone', async () => {
  await writeFile(join(folder.path, 'rules.jsonl'), jsonLines([{ id: 'r', query: 'درعا' }]))
  await writeFile(join(folder.path, 'feed.xml'), feed)
  for (const [args, input] of [
    [['parse', ...Array.from({ length: 8 }, () => 'feed.xml')], ''],
    [['match', '--rules', 'rules.jsonl', '--explain'], documents],
    [['analyze'], documents],
  ] as const)
    assert.deepEqual(await readAndLeave([...args], input), { code: 0, err: '' }, args[0])
})

test('a reader that never reads stops the command from running ahead: it goes on when the reader does', async () => {
  const child = spawnRasid(['match', '--rules', 'rules.jsonl'], folder.path)
  child.stdin.end(documents)
  child.stdout.pause()
  await once(child.stdout, 'readable')
  assert.equal(child.exitCode, null)
  let lines = 0
  for await (const chunk of child.stdout as AsyncIterable<Buffer>) lines += chunk.filter((byte) => byte === 10).length
  assert.equal(lines, 5_000)
})
