// `rasid parse` as a child process: one line a file, files and standard input, what failed said in its line.
import assert from 'node:assert/strict'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { outcomeOf, runRasid, type Spoken, spawnRasid, spokenBy } from '../support/command.ts'
import { temporaryFolder } from '../support/rasid.ts'

const folder = await temporaryFolder()
after(() => folder.remove())

const RSS = `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"><channel><title>وكالة</title><link>https://agency.example/</link>
<item><guid isPermaLink="false">a-1</guid><title>غارة على درعا</title><link>/news/1</link>
<pubDate>Tue, 14 Jul 2026 06:30:00 +0300</pubDate><description>نص الخبر</description></item></channel></rss>`
const ATOM = `<feed xmlns="http://www.w3.org/2005/Atom"><title>Wire</title><id>w</id><updated>2026-07-14T06:30:00Z</updated>
<entry><id>e-1</id><title>Second</title><updated>2026-07-14T06:30:00Z</updated></entry></feed>`

before(async () => {
  await writeFile(join(folder.path, 'rss.xml'), RSS)
  await writeFile(join(folder.path, 'atom.xml'), ATOM)
  await writeFile(join(folder.path, 'page.html'), '<!doctype html><title>no feed</title>')
  // "أخبار" and so on as Windows wrote them before Unicode.
  const old = Buffer.from([0xc3, 0xce, 0xc8, 0xc7, 0xd1])
  const [head, tail] = ['<rss version="2.0"><channel><title>', '</title></channel></rss>']
  await writeFile(join(folder.path, 'old.xml'), Buffer.concat([Buffer.from(head), old, Buffer.from(tail)]))
})

const itemsOf = (line: Spoken | undefined) => (line?.items ?? []) as Spoken[]
const titles = (lines: Spoken[]) => lines.map(({ feed }) => (feed as { title: string })?.title)

test('each file is one line in the order given; nothing is said otherwise, exit 0', async () => {
  const outcome = await runRasid(['parse', 'rss.xml', 'atom.xml'], '', folder.path)
  assert.equal(outcome.code, 0)
  assert.equal(outcome.err, '')
  const lines = spokenBy(outcome)
  assert.deepEqual(
    lines.map(({ file, format }) => [file, format]),
    [
      ['rss.xml', 'rss'],
      ['atom.xml', 'atom'],
    ],
  )
  assert.deepEqual(titles(lines), ['وكالة', 'Wire'])
  const [item] = itemsOf(lines[0])
  assert.equal(item?.id, 'a-1')
  assert.equal(item?.url, 'https://agency.example/news/1')
  assert.equal(item?.publishedAt, '2026-07-14T03:30:00.000Z')
})

test('- is standard input, together with files, and --base makes links absolute', async () => {
  const relative = RSS.replace('<link>https://agency.example/</link>', '')
  const outcome = await runRasid(['parse', '-', 'atom.xml', '--base', 'https://base.example/x/'], relative, folder.path)
  assert.equal(outcome.code, 0)
  const lines = spokenBy(outcome)
  assert.deepEqual(
    lines.map(({ file }) => file),
    ['-', 'atom.xml'],
  )
  assert.equal(itemsOf(lines[0])[0]?.url, 'https://base.example/news/1')
})

test('letters that arrive split in two are whole', async () => {
  const child = spawnRasid(['parse', '-'])
  const ended = outcomeOf(child)
  for (const byte of Buffer.from(RSS)) if (!child.stdin.write(Buffer.of(byte))) await new Promise(setImmediate)
  child.stdin.end()
  assert.deepEqual(titles(spokenBy(await ended)), ['وكالة'])
})

test('--content-type tells how the bytes are written', async () => {
  const outcome = await runRasid(
    ['parse', 'old.xml', '--content-type', 'text/xml; charset=windows-1256'],
    '',
    folder.path,
  )
  assert.deepEqual(titles(spokenBy(outcome)), ['أخبار'])
})

test('what cannot be read or is no feed is said in its line, the others are read, exit 1', async () => {
  const outcome = await runRasid(['parse', 'missing.xml', 'rss.xml', 'page.html', '.', '-'], '', folder.path)
  assert.equal(outcome.code, 1)
  assert.doesNotMatch(outcome.err, /\n\s+at /)
  const lines = spokenBy(outcome)
  assert.deepEqual(
    lines.map(({ file }) => file),
    ['missing.xml', 'rss.xml', 'page.html', '.', '-'],
  )
  assert.deepEqual(
    lines.map((line) => typeof line.error),
    ['string', 'undefined', 'string', 'string', 'string'],
  )
  assert.match(String(lines[0]?.error), /missing\.xml/)
  for (const line of lines.filter(({ error }) => error)) assert.deepEqual(Object.keys(line), ['file', 'error'])
})

test('wrong usage: nothing on standard output, the usage on standard error, exit 2', async () => {
  for (const args of [['parse'], ['parse', '--what', 'x'], ['parse', '-', '--base', 'nowhere'], ['parse', '--base']]) {
    const { code, out, err } = await runRasid(args)
    assert.deepEqual([code, out], [2, ''], args.join(' '))
    assert.match(err, /^usage: rasid parse FILE/)
  }
})
