// A client that a public generator makes of the OpenAPI document: it compiles, its types are exact, and it drives Rasid.
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { type FeedServer, startFeedServer } from '../support/feed-server.ts'
import { temporaryFolder } from '../support/rasid.ts'
import { type DescribedRasid, startDescribed } from './described-rasid.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const LONGEST_MS = 60_000
const COMPILER = {
  compilerOptions: {
    target: 'ES2024',
    module: 'NodeNext',
    strict: true,
    noUncheckedIndexedAccess: true,
    erasableSyntaxOnly: true,
    allowImportingTsExtensions: true,
    noEmit: true,
    skipLibCheck: true,
    types: ['node'],
  },
}

// What an analyst's script does, in the words of the generated client.
const SCRIPT = `
import assert from 'node:assert/strict'
import { setTimeout as sleep } from 'node:timers/promises'
import * as rasid from './client.ts'

const [address, token, wire] = process.argv.slice(2) as [string, string, string]
rasid.defaults.baseUrl = address
rasid.defaults.headers = { Authorization: \`Bearer \${token}\` }

const feed: rasid.Feed = await rasid.addFeed({ idempotencyKey: 'round-trip', body: { url: wire, language: 'en' } })
assert.ok((await rasid.listFeeds({})).items.some(({ id }) => id === feed.id))
const alert: rasid.Alert = await rasid.addAlert({ body: { name: 'Boats', query: 'boats' } })
let articles: rasid.Article[] = []
for (let tries = 0; articles.length < 2 && tries < 200; tries++) {
  await sleep(50)
  articles = (await rasid.listArticles({ q: 'boats', feed: feed.id, limit: 10 })).items
}
assert.equal(articles.length, 2)
const countries: string[] = articles.flatMap((article) => article.places.map((place) => place.country))
assert.ok(countries.includes('SY'))
const tested = await rasid.backtestQuery({ body: { query: 'boats', since: '2026-01-01T00:00:00Z' } })
assert.equal(tested.total, 2)
const total: number = tested.histogram.reduce((sum, point) => sum + point.count, 0)
assert.equal(total, 2)
const whole: rasid.ArticleDetail = await rasid.getArticle({ id: articles[0]?.id ?? '' })
assert.match(whole.text, /Two boats/)
await rasid.deleteAlert({ id: alert.id })
await rasid.deleteFeed({ id: feed.id })
await assert.rejects(rasid.getFeed({ id: feed.id }), (error: { status: number; data: rasid.Problem }) => {
  assert.deepEqual([error.status, error.data.status, error.data.title], [404, 404, 'Not found'])
  return true
})
console.log('done')
`
const MISTAKES = [
  "await rasid.addFeed({ body: { link: 'https://wire.example' } })",
  'await rasid.listArticles({ limit: "ten" })',
  'const country: number = (await rasid.listFeeds({})).items[0]?.country',
  "await rasid.changeAlert({ id: '1', body: { paused: 'yes' } })",
  'void (await rasid.getArticle({ id: "1" })).headline',
]

describe('generated client', () => {
  let desk: DescribedRasid
  let wire: FeedServer
  let folder: Awaited<ReturnType<typeof temporaryFolder>>

  before(async () => {
    desk = await startDescribed()
    wire = await startFeedServer('Canal wire', 'en')
    wire.items = [1, 2].map((n) => ({ guid: `g${n}`, title: `Lock ${n}`, text: 'Two boats sank in Daraa on Monday.' }))
    folder = await temporaryFolder()
    await symlink(join(ROOT, 'node_modules'), join(folder.path, 'node_modules'))
    await writeFile(join(folder.path, 'package.json'), '{"type":"module"}')
    await writeFile(join(folder.path, 'tsconfig.json'), JSON.stringify({ ...COMPILER, include: ['*.ts'] }))
    await writeFile(join(folder.path, 'rasid.json'), JSON.stringify(desk.document))
    await run('oazapfts', ['--optimistic', '--argumentStyle=object', '--useUnknown', 'rasid.json', 'client.ts'])
  })
  after(async () => {
    await wire?.close()
    await desk?.stop()
    await folder?.remove()
  })

  /** What a command of the project's packages says; rejects with all of it when it fails. */
  const run = async (command: string, args: string[]): Promise<string> => {
    const file = command === 'node' ? process.execPath : join(ROOT, 'node_modules/.bin', command)
    try {
      const { stdout } = await promisify(execFile)(file, args, { cwd: folder.path, timeout: LONGEST_MS })
      return stdout
    } catch (error) {
      const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string }
      throw new Error(`${command}: ${stdout}${stderr}`)
    }
  }

  test('a script with it compiles and does its round', async () => {
    await writeFile(join(folder.path, 'round.ts'), SCRIPT)
    await run('tsc', ['-p', '.'])
    assert.match(await run('node', ['round.ts', desk.rasid.address, desk.rasid.token, wire.url]), /done/)
  })

  test('its types are exact: every mistake is one', async () => {
    const lines = ["import * as rasid from './client.ts'", ...MISTAKES, 'export {}']
    await writeFile(join(folder.path, 'mistakes.ts'), lines.join('\n'))
    const said = await run('tsc', ['-p', '.']).then(
      () => '',
      (error: Error) => error.message,
    )
    for (const [index, mistake] of MISTAKES.entries())
      assert.match(said, new RegExp(`mistakes\\.ts\\(${index + 2},`), mistake)
  })
})
