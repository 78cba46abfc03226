// What the doors cost: the same route asked by a stranger, by a session's cookie and by a token, in turns in one run, so that the
// ratios mean something on a busy machine; a door that needs a role; and how many sockets come in a second.
import { io } from 'socket.io-client'
import { Pool } from 'undici'
import { sessionCookie, startRasid, temporaryFolder } from '../test/support/rasid.ts'

// Turns are short and many: what else the machine does falls on all alike.
const ROUNDS = 12
const TURN_MS = 700
const CONNECTIONS = 8
const HANDSHAKES = 150
const HANDSHAKE_ROUNDS = 5
const AT_ONCE = 20
const LIMIT_MS = 30_000

type Asker = { path: string; headers: () => Record<string, string> }

export async function measure(): Promise<Record<string, unknown>> {
  const folder = await temporaryFolder()
  const rasid = await startRasid(folder.path, {
    LOG_LEVEL: 'warn',
    REQUESTS_PER_MINUTE: '10000000',
    // Each stranger comes from an address of their own, or the allowance for strangers would end the measurement.
    TRUSTED_PROXIES: '127.0.0.1',
  })
  const pool = new Pool(rasid.address, { connections: CONNECTIONS })
  let stranger = 0
  const address = () => {
    stranger += 1
    return { 'x-forwarded-for': `10.${(stranger >> 16) & 255}.${(stranger >> 8) & 255}.${stranger & 255}` }
  }
  const cookie = { cookie: sessionCookie(rasid.address) as string }
  const token = { authorization: `Bearer ${rasid.token}` }
  const askers = {
    stranger: { path: '/api/health', headers: address },
    session: { path: '/api/health', headers: () => cookie },
    token: { path: '/api/health', headers: () => token },
    closedDoorSession: { path: '/api/session', headers: () => cookie },
    closedDoorToken: { path: '/api/session', headers: () => token },
    refused: { path: '/api/session', headers: address },
  } satisfies Record<string, Asker>
  const names = Object.keys(askers) as (keyof typeof askers)[]
  for (const name of names) await turn(pool, askers[name], TURN_MS)
  const rates = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<keyof typeof askers, number[]>
  for (let round = 0; round < ROUNDS; round++) {
    for (const name of names) rates[name].push(await turn(pool, askers[name], TURN_MS))
    process.stderr.write(`round ${round + 1} of ${ROUNDS}\n`)
  }
  await pool.close()
  const withToken: number[] = []
  const withCookie: number[] = []
  for (let round = 0; round < HANDSHAKE_ROUNDS; round++) {
    withToken.push(await handshakes(rasid.address, { auth: { token: rasid.token } }))
    withCookie.push(await handshakes(rasid.address, { extraHeaders: { Cookie: cookie.cookie } }))
  }
  await rasid.stop()
  await folder.remove()
  const rate = (name: keyof typeof askers) => Math.round(median(rates[name]))
  // Turn by turn: both of a pair were asked under the same load.
  const ratio = (name: keyof typeof askers) =>
    Number(median(rates[name].map((one, round) => one / (rates.stranger[round] as number))).toFixed(2))
  return {
    strangerPerSecond: rate('stranger'),
    sessionPerSecond: rate('session'),
    tokenPerSecond: rate('token'),
    sessionToStrangerRatio: ratio('session'),
    tokenToStrangerRatio: ratio('token'),
    closedDoorSessionPerSecond: rate('closedDoorSession'),
    closedDoorTokenPerSecond: rate('closedDoorToken'),
    refusedPerSecond: rate('refused'),
    socketsWithTokenPerSecond: Math.round(median(withToken)),
    socketsWithCookiePerSecond: Math.round(median(withCookie)),
  }
}

/** Answers in a second, asked on every connection as fast as they come. */
async function turn(pool: Pool, { path, headers }: Asker, forMs: number): Promise<number> {
  const began = performance.now()
  let answers = 0
  const ask = async () => {
    while (performance.now() - began < forMs) {
      const { statusCode, body } = await pool.request({ method: 'GET', path, headers: headers() })
      await body.dump()
      if (statusCode === 429 || statusCode >= 500) throw new Error(`${path} answered ${statusCode}`)
      answers += 1
    }
  }
  await Promise.all(Array.from({ length: CONNECTIONS }, ask))
  return (answers * 1_000) / (performance.now() - began)
}

/** Sockets that came in and were let in, in a second. */
async function handshakes(address: string, shows: object): Promise<number> {
  const began = performance.now()
  let left = HANDSHAKES
  const enter = async () => {
    while (left > 0) {
      left -= 1
      const socket = io(address, { transports: ['websocket'], reconnection: false, forceNew: true, ...shows })
      await new Promise<void>((resolve, reject) => {
        socket.once('connect', resolve)
        socket.once('connect_error', reject)
        setTimeout(() => reject(new Error(`No socket within ${LIMIT_MS} ms.`)), LIMIT_MS).unref()
      })
      socket.close()
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, enter))
  return (HANDSHAKES * 1_000) / (performance.now() - began)
}

function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}
