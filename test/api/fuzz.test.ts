// Ten thousand requests made of the OpenAPI document, against a running Rasid: it never breaks, whatever it refuses is problem
// details, and whatever it answers is what the document says. The requests are the same each time, so that what fails was
// broken by the change at hand; FUZZ_SEED=random makes others, FUZZ_SEED=N repeats those, FUZZ_REQUESTS makes it longer or shorter.
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { Agent, request } from 'node:http'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { startFeedServer } from '../support/feed-server.ts'
import { sessionCookie, until } from '../support/rasid.ts'
import { type DescribedRasid, type Said, startDescribed } from './described-rasid.ts'
import { type Shot, shotsAt } from './requests.ts'

const REQUESTS = Number(process.env.FUZZ_REQUESTS ?? 10_000)
const { FUZZ_SEED = '20261126' } = process.env
const SEED = FUZZ_SEED === 'random' ? Date.now() % 2_147_483_648 : Number(FUZZ_SEED)
const AT_ONCE = 12
const LONGEST_MS = 240_000
const MOST_SHOWN = 5
// Of each hundred operations so many must have done what they are for: refusals alone would prove little.
const LEAST_SHARE_DONE = 0.6

let desk: DescribedRasid
let close = async () => {}
const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE })

before(async () => {
  desk = await startDescribed({ REQUESTS_PER_MINUTE: '10000000', LOG_LEVEL: 'error' })
  const wire = await startFeedServer('Canal wire', 'ar')
  close = wire.close
  wire.items = Array.from({ length: 40 }, (_, n) => ({
    guid: `g${n}`,
    title: `قصف على درعا ${n}`,
    text: 'Barges wait in Daraa.',
    picture: true,
  }))
  await desk.expect(201, 'addAlert', { body: { query: 'درعا' } })
  await desk.expect(201, 'addFeed', { body: { url: wire.url } })
  await until(
    'articles come',
    20_000,
    async () => (await desk.expect<{ articles: number }>(200, 'getHealth')).articles === 40,
  )
})
after(async () => {
  agent.destroy()
  await close()
  await desk?.stop()
})

test(`${REQUESTS} requests`, { timeout: LONGEST_MS }, async (t) => {
  t.diagnostic(`FUZZ_SEED=${SEED}`)
  const shots = fc.sample(shotsAt(desk.document), { numRuns: REQUESTS, seed: SEED })
  const began = performance.now()
  const wrong: string[] = []
  const statuses = new Map<number, number>()
  const done = new Set<string>()
  let next = 0
  const shoot = async () => {
    for (let shot = shots[next++]; shot && wrong.length < MOST_SHOWN; shot = shots[next++]) {
      const said = await send(shot)
      statuses.set(said.status, (statuses.get(said.status) ?? 0) + 1)
      const mistake = mistakeIn(shot, said)
      if (said.status < 300 && shot.operationId !== null) done.add(shot.operationId)
      if (mistake) wrong.push(`${mistake}\n${JSON.stringify(shot).slice(0, 1_500)}`)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, shoot))
  t.diagnostic(
    `${Math.round(performance.now() - began)} ms; ${[...statuses]
      .sort()
      .map(([status, count]) => `${status}: ${count}`)
      .join(', ')}`,
  )
  assert.deepEqual(wrong, [])
  assert.doesNotMatch(desk.rasid.said(), /unhandled|uncaught| error /i)
  await desk.expect(200, 'listFeeds')
  for (const status of [200, 201, 204, 400, 403, 404, 405, 415])
    assert.ok(statuses.get(status), `none was answered with ${status}`)
  const all = Object.values(desk.document.paths).flatMap((methods) => Object.values(methods)).length
  t.diagnostic(`${done.size} of ${all} operations did what they are for`)
  assert.ok(REQUESTS < 5_000 || done.size >= LEAST_SHARE_DONE * all, [...done].join(' '))
})

function mistakeIn({ operationId, method }: Shot, said: Said): string | undefined {
  if (said.status >= 500) return `answered ${said.status}: ${said.text}`
  if (method === 'HEAD') return undefined
  if (operationId !== null) return desk.judge(operationId, said)
  // Single sign-on leads on, as is described.
  if (said.status < 400 || said.type === 'application/problem+json') return undefined
  return `answered ${said.status} as ${said.type}: ${said.text.slice(0, 200)}`
}

/** With node:http, which sends any method and header that it is given. */
async function send({ method, target, headers, body, as }: Shot): Promise<Said> {
  const credentials = {
    token: desk.rasid.auth,
    person: { Cookie: sessionCookie(desk.rasid.address) ?? '' },
    nobody: {},
  }
  const asked = request(desk.rasid.address + target, {
    agent,
    method,
    headers: {
      ...credentials[as],
      ...headers,
      ...(body === null ? {} : { 'Content-Length': Buffer.byteLength(body) }),
    },
  })
  asked.end(body ?? undefined)
  const [response] = (await once(asked, 'response')) as [import('node:http').IncomingMessage]
  const chunks: Buffer[] = []
  for await (const chunk of response) chunks.push(chunk as Buffer)
  const type = response.headers['content-type'] ?? null
  return { status: response.statusCode ?? 0, type, text: Buffer.concat(chunks).toString(), headers: new Headers() }
}
