// Names whose servers do not answer: they are looked up once, not again for a while, and leave the others their turns.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { createFetcher } from '../../server/fetch/fetch-feed.ts'
import { createLookup, type Resolve } from '../../server/fetch/lookup.ts'
import { PATIENT, reasonOf } from '../support/web-server.ts'

type Done = Parameters<Resolve>[1]
const FOUND = [{ address: '192.0.2.1', family: 4 }]
const failure = (code: string) => Object.assign(new Error(code), { code })
const asked: [name: string, done: Done][] = []
let clock = 0
const open = () => {
  asked.length = 0
  const resolve = createLookup(
    (name, done) => void asked.push([name, done]),
    () => clock,
  )
  return (name: string) =>
    new Promise<string | undefined>((answer) =>
      resolve(name, (error, found) => answer(error?.code ?? found[0]?.address)),
    )
}
const answerLast = (error: Error | null) => asked.at(-1)?.[1](error, error ? [] : FOUND)

test('a name is looked up once for all who ask, and anew by who asks later', async () => {
  const look = open()
  const all = [look('a.example'), look('a.example'), look('b.example')]
  assert.deepEqual(
    asked.map(([name]) => name),
    ['a.example', 'b.example'],
  )
  for (const [, done] of asked) done(null, FOUND)
  assert.deepEqual(await Promise.all(all), ['192.0.2.1', '192.0.2.1', '192.0.2.1'])
  void look('a.example')
  assert.equal(asked.length, 3, 'what was found is not kept')
})

test('what fails slowly is not looked up again for a minute; what fails quickly is', async () => {
  const look = open()
  const slow = look('dead.example')
  clock += 10_000
  answerLast(failure('EAI_AGAIN'))
  assert.equal(await slow, 'EAI_AGAIN')
  assert.equal(await look('dead.example'), 'EAI_AGAIN')
  assert.equal(asked.length, 1)
  clock += 60_001
  const again = look('dead.example')
  assert.equal(asked.length, 2)
  answerLast(failure('ENOTFOUND'))
  assert.equal(await again, 'ENOTFOUND')
  const once = look('dead.example')
  assert.equal(asked.length, 3)
  answerLast(null)
  assert.equal(await once, '192.0.2.1')
})

test('nobody joins those who have waited long; when an answer comes after all it is everybody’s', async () => {
  const look = open()
  const first = look('late.example')
  clock += 5_001
  assert.equal(await look('late.example'), 'EAI_AGAIN')
  assert.equal(asked.length, 1)
  answerLast(null)
  assert.equal(await first, '192.0.2.1')
  const next = look('late.example')
  answerLast(null)
  assert.equal(await next, '192.0.2.1')
})

test('feeds of one dead name take one look-up between them', async () => {
  let looked = 0
  const fetcher = createFetcher({
    allowPrivateHosts: [],
    timeouts: PATIENT,
    resolve: (_name, done) => {
      looked++
      setTimeout(done, 1_200, failure('EAI_AGAIN'), [])
    },
  })
  const reasons = () =>
    Promise.all([1, 2, 3].map(async (n) => reasonOf(await fetcher.fetchFeed({ url: `http://dead.example/${n}` }))))
  const sentence = 'The host name cannot be looked up right now.'
  assert.deepEqual(await reasons(), [sentence, sentence, sentence])
  assert.deepEqual(await reasons(), [sentence, sentence, sentence])
  assert.equal(looked, 1)
  await fetcher.close()
})

test('whatever starts the server gives names room: of the four threads that there are else, two names stop two', () => {
  const { scripts } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
    scripts: Record<string, string>
  }
  const starts = Object.values(scripts).filter((script) => /server\/(main|demo)\.ts/.test(script))
  assert.equal(starts.length, 3)
  for (const script of starts) assert.ok(Number(/UV_THREADPOOL_SIZE=(\d+) /.exec(script)?.[1]) >= 32, script)
})
