// Passwords are guessed, and whether somebody has an account is read from words or from the clock.
import assert from 'node:assert/strict'
import { type Arena, type Attack, PASSWORD } from './arena.ts'

const ROUNDS = 24
// A hash takes tens of milliseconds: whoever skips it for unknown addresses differs by far more than noise does.
const MOST_RATIO = 1.7

let last = 0
/** Each try from an address of its own, so that throttles do not meddle. */
const elsewhere = () => ({ 'X-Forwarded-For': `198.51.${100 + Math.floor(++last / 250)}.${(last % 250) + 1}` })
const guess = ({ ask }: Arena, email: string, password: string, headers: Record<string, string> = elsewhere()) =>
  ask('POST', '/api/session', { headers, json: { email, password } })
const median = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] as number

export const GUESSING: Attack[] = [
  {
    name: 'who has an account, read from the answers',
    fails: async (arena) => {
      const person = await arena.join('viewer')
      const closed = await arena.join('viewer')
      await arena.ask('PATCH', `/api/people/${closed.id}`, { as: arena.owner, json: { disabled: true } })
      const answers = [
        await guess(arena, person.email, 'wrong'),
        await guess(arena, 'nobody@desk.example', 'wrong'),
        await guess(arena, closed.email, PASSWORD),
      ].map(({ status, body, headers }) => JSON.stringify([status, body, Object.keys(headers).sort()]))
      assert.equal(new Set(answers).size, 1, answers.join('\n'))
    },
    works: async (arena) => assert.equal((await guess(arena, arena.viewer.email, PASSWORD)).status, 201),
  },
  {
    name: 'who has an account, read from the clock',
    fails: async (arena) => {
      const person = await arena.join('viewer')
      const [known, unknown]: [number[], number[]] = [[], []]
      for (let round = 0; round < ROUNDS; round++) {
        known.push((await guess(arena, person.email, `wrong ${round}`)).ms)
        unknown.push((await guess(arena, `nobody-${round}@desk.example`, `wrong ${round}`)).ms)
      }
      const [a, b] = [median(known), median(unknown)]
      assert.ok(Math.max(a, b) / Math.min(a, b) < MOST_RATIO, `${a.toFixed(1)} ms and ${b.toFixed(1)} ms`)
    },
    works: async (arena) => assert.equal((await guess(arena, arena.viewer.email, PASSWORD)).status, 201),
  },
  {
    name: 'passwords of one account are guessed from one address',
    fails: async (arena) => {
      const person = await arena.join('viewer')
      const from = elsewhere()
      const statuses: number[] = []
      for (let round = 0; round < 8; round++) statuses.push((await guess(arena, person.email, 'wrong', from)).status)
      assert.deepEqual(statuses, [401, 401, 401, 401, 401, 429, 429, 429])
      assert.equal((await guess(arena, person.email, PASSWORD, from)).status, 429)
    },
    works: async (arena) => assert.equal((await guess(arena, arena.viewer.email, PASSWORD)).status, 201),
  },
  {
    name: 'an address is hidden behind forwarded ones that no proxy wrote',
    fails: async (arena) => {
      const person = await arena.join('viewer')
      const statuses: number[] = []
      // The proxy adds whom it saw at the end; what stands before that is a stranger's word.
      for (let round = 0; round < 6; round++) {
        const headers = { 'X-Forwarded-For': `203.0.113.${round}, 192.0.2.77` }
        statuses.push((await guess(arena, person.email, 'wrong', headers)).status)
      }
      assert.equal(statuses.at(-1), 429, statuses.join())
    },
    works: async (arena) => assert.equal((await guess(arena, arena.viewer.email, PASSWORD)).status, 201),
  },
  {
    name: 'somebody is locked out by a stranger who guesses from everywhere',
    fails: async (arena) => {
      const person = await arena.join('viewer')
      const signedIn = await guess(arena, person.email, PASSWORD)
      const device = signedIn.cookies.find((cookie) => /device/.test(cookie))?.split(';', 1)[0] as string
      let refused = 0
      for (let round = 0; round < 45; round++) if ((await guess(arena, person.email, 'wrong')).status === 429) refused++
      assert.ok(refused > 0, 'a guesser from everywhere is never stopped')
      const own = await guess(arena, person.email, PASSWORD, { ...elsewhere(), Cookie: device })
      assert.equal(own.status, 201, own.body)
      // The mark of one person's browser opens no one else's account to guessing.
      const other = await guess(arena, person.email, PASSWORD, { ...elsewhere(), Cookie: `${device.slice(0, -4)}AAAA` })
      assert.equal(other.status, 429)
    },
    works: async (arena) => assert.equal((await guess(arena, arena.viewer.email, PASSWORD)).status, 201),
  },
]
