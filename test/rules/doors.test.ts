// Every page and route that exists has a door in the table, and every door leads somewhere.
import assert from 'node:assert/strict'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { findDoor, ROUTES } from '../../core/access/doors.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD']
/** Answered by the server itself or by Next, not by a file named route.ts or page.tsx. */
const ELSEWHERE = ['GET /icon.svg', 'GET /websub/{token}', 'POST /websub/{token}']
/** Doors that are hung before the room behind them is built. */
const UNDER_WAY = [
  'GET /api/articles/export',
  'GET /api/outlets',
  'POST /api/outlets',
  'DELETE /api/outlets/{id}',
  'GET /out/{secret}',
]

/** `api/feeds/[id]/route.ts` is at /api/feeds/{id}; a folder in parentheses is no part of an address. */
function addressOf(file: string): string {
  const parts = file.split('/').slice(0, -1)
  const named = parts.filter((part) => !/^\(.*\)$/.test(part))
  return `/${named.map((part) => part.replace(/^\[(.+)\]$/, '{$1}')).join('/')}`
}

async function doorsOf(file: string): Promise<string[]> {
  const address = addressOf(file)
  if (file.endsWith('page.tsx')) return [`GET ${address}`]
  const module = (await import(pathToFileURL(join(ROOT, 'app', file)).href)) as Record<string, unknown>
  return METHODS.filter((method) => typeof module[method] === 'function').map((method) => `${method} ${address}`)
}

const files = readdirSync(join(ROOT, 'app'), { recursive: true, encoding: 'utf8' })
const built = (await Promise.all(files.filter((file) => /(^|\/)(route\.ts|page\.tsx)$/.test(file)).map(doorsOf))).flat()

test('every page and route has a door', () => {
  assert.ok(built.length > 60, `only ${built.length} were found`)
  assert.deepEqual(
    built.filter((route) => !Object.hasOwn(ROUTES, route)),
    [],
  )
})

test('every door leads to a page or route, or to one that is under way', () => {
  assert.ok(existsSync(join(ROOT, 'app/icon.svg')))
  const known = new Set([...built, ...ELSEWHERE, ...UNDER_WAY])
  assert.deepEqual(
    Object.keys(ROUTES).filter((route) => !known.has(route)),
    [],
  )
})

test('what is built is no longer under way', () => {
  assert.deepEqual(
    UNDER_WAY.filter((route) => built.includes(route)),
    [],
  )
})

test('a door is found by its address, with an id in the place of its parameter', () => {
  for (const [route, door] of Object.entries(ROUTES)) {
    const [method, path] = route.split(' ') as [string, string]
    assert.deepEqual(findDoor(method, path.replace(/\{[^}]+\}/g, '17')), { door, route })
  }
  assert.equal(findDoor('GET', '/api/feeds/17/secrets'), undefined)
  assert.equal(findDoor('GET', '/api/feeds/'), undefined)
  assert.deepEqual(findDoor('PUT', '/api/feeds/17'), { allowed: ['GET', 'PATCH', 'DELETE'] })
})

test('whoever may only read changes nothing', () => {
  // What is asked with a body because it is long, and what people do about themselves.
  const harmless = ['POST /api/places/corrections/preview', 'POST /api/alerts/backtest']
  const open = Object.entries(ROUTES).filter(
    ([route, door]) => door.role === 'viewer' && !door.ownOnly && !route.startsWith('GET '),
  )
  assert.deepEqual(
    open.map(([route]) => route),
    harmless,
  )
})
