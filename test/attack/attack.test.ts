// No way in: a table of attacks against one running Rasid. Each must come to nothing, and the honest request most like it must work.
// What feeds alone can do is in test/hostile; what bodies and parameters can be in test/api/problems.test.ts.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type Arena, type Attack, openArena } from './arena.ts'
import { FORGERY } from './forgery.ts'
import { FRAMING } from './framing.ts'
import { GUESSING } from './guessing.ts'
import { HEADERS } from './headers.ts'
import { INSIDE } from './inside.ts'
import { PAGES } from './pages.ts'
import { READERS } from './readers.ts'
import { SESSIONS } from './sessions.ts'
import { SOCKETS } from './sockets.ts'
import { SWELLING } from './swelling.ts'
import { TEXTS } from './texts.ts'
import { closeBrowser } from './watched.ts'
import { WIRE } from './wire.ts'

const ATTACKS: Attack[] = [
  ...FORGERY,
  ...SESSIONS,
  ...SOCKETS,
  ...GUESSING,
  ...INSIDE,
  ...FRAMING,
  ...WIRE,
  ...TEXTS,
  ...SWELLING,
  ...PAGES,
  ...READERS,
  ...HEADERS,
]

describe('no way in', () => {
  let arena: Arena
  before(async () => {
    arena = await openArena()
  })
  after(async () => {
    await closeBrowser()
    await arena?.close()
  })

  for (const { name, fails, works } of ATTACKS)
    test(name, { timeout: 120_000 }, async () => {
      await fails(arena)
      await works(arena)
    })

  test('nobody was inside, and Rasid did not break', async () => {
    assert.deepEqual(arena.trap.visits, [])
    assert.doesNotMatch(arena.rasid.said(), / error (GET|POST|PUT|PATCH|DELETE) /)
    assert.ok(ATTACKS.length >= 60, `${ATTACKS.length} attacks`)
  })
})
