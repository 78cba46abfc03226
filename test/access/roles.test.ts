// Every route of the table of doors and every socket event, asked by nobody, by each role, and by tokens of each scope: who may pass
// gets an answer about the content, everyone else the right refusal. From one running Rasid.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { io, type Socket } from 'socket.io-client'
import { type Door, findDoor, ROUTES, SOCKET_EVENTS } from '../../core/access/doors.ts'
import { covers, type Role, reaches, type Scope } from '../../core/access/roles.ts'
import { OWNER, type RunningRasid, startRasid, temporaryFolder, until } from '../support/rasid.ts'
import { comesBy, tokenOf, type Visitor, visitor } from './visitor.ts'

type Who = {
  name: string
  role: Role | null
  /** Null: a person in a browser. */
  scope: Scope | null
  visitor: Visitor
  /** What a socket shows. */
  handshake: { extraHeaders?: Record<string, string>; auth?: { token: string } }
}

const PAGES = ['GET /', 'GET /account']
const NOBODY_HAS_ID = '999999999'
const LIMIT_MS = 20_000

/** What the answer must be: a refusal by its status and title, or anything about the content. */
function expected(route: string, door: Door, { role, scope }: Who): { status: number; title?: string } | 'content' {
  if (door.role === 'anyone') return 'content'
  if (role === null) return PAGES.includes(route) ? { status: 303 } : { status: 401, title: 'Not signed in' }
  if (!reaches(role, door.role)) return { status: 403, title: 'Not your role' }
  if (scope !== null && door.ownOnly) return { status: 403, title: 'For people' }
  if (scope !== null && !covers(scope, door.scope)) return { status: 403, title: 'Not in scope' }
  return 'content'
}

describe('who may do what', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>
  let rasid: RunningRasid
  const everyone: Who[] = []

  before(async () => {
    folder = await temporaryFolder()
    rasid = await startRasid(folder.path)
    const owner = visitor(rasid.address)
    assert.equal((await owner.send('POST', '/api/session', OWNER)).status, 201)
    const nobody: Who = { name: 'nobody', role: null, scope: null, visitor: visitor(rasid.address), handshake: {} }
    everyone.push(nobody)
    const people: [Role, Visitor][] = [
      ['viewer', await comesBy(rasid, 'viewer@desk.example', 'viewer')],
      ['analyst', await comesBy(rasid, 'analyst@desk.example', 'analyst')],
      ['owner', owner],
    ]
    for (const [role, person] of people) {
      const handshake = { extraHeaders: { Cookie: person.cookie() } }
      everyone.push({ name: role, role, scope: null, visitor: person, handshake })
    }
    const tokens: [Role, Scope][] = [
      ['viewer', 'read'],
      ['analyst', 'read'],
      ['analyst', 'write'],
      ['owner', 'read'],
      ['owner', 'write'],
      ['owner', 'admin'],
    ]
    for (const [role, scope] of tokens) {
      const { token } = await tokenOf(owner, role, scope)
      const script = visitor(rasid.address, { Authorization: `Bearer ${token}` })
      everyone.push({ name: `token ${role} ${scope}`, role, scope, visitor: script, handshake: { auth: { token } } })
    }
  })
  after(async () => {
    await rasid?.stop()
    await folder?.remove()
  })

  /** What is off about an answer; undefined when nothing is. */
  async function mistakeAt(route: string, door: Door, who: Who): Promise<string | undefined> {
    const [method, pattern] = route.split(' ') as [string, string]
    const path = pattern.replace(/\{[^}]+\}/g, NOBODY_HAS_ID)
    const said = await who.visitor.send(method, path, ['GET', 'HEAD'].includes(method) ? undefined : {})
    const wanted = expected(route, door, who)
    const found = `${who.name} at ${route}: ${said.status} ${said.text.slice(0, 120)}`
    if (wanted !== 'content')
      return said.status === wanted.status && said.body.title === wanted.title ? undefined : found
    const isRefusal = [401, 403, 405, 429].includes(said.status) || said.status >= 500
    return isRefusal ? found : undefined
  }

  test('every route answers everyone as the table says', { timeout: 180_000 }, async () => {
    // Signing out ends what the others still need.
    const routes = Object.entries(ROUTES).sort(
      ([a], [b]) => Number(a === 'DELETE /api/session') - Number(b === 'DELETE /api/session'),
    )
    const mistakes: string[] = []
    let asked = 0
    for (const [route, door] of routes) {
      for (const who of everyone) {
        if (route === 'DELETE /api/session' && who.role !== null && who.scope === null) continue
        asked += 1
        const mistake = await mistakeAt(route, door, who)
        if (mistake) mistakes.push(mistake)
      }
    }
    assert.deepEqual(mistakes, [])
    assert.ok(asked > 600, `only ${asked} were asked`)
  })

  test('the published description says of every operation who may ask as the table does', async () => {
    type Document = { paths: Record<string, Record<string, { operationId: string; security?: object[] }>> }
    const { paths } = await rasid.get<Document>('/api/openapi.json')
    let seen = 0
    for (const [path, methods] of Object.entries(paths)) {
      for (const [method, { operationId, security }] of Object.entries(methods)) {
        const found = findDoor(method.toUpperCase(), path.replace(/\{[^}]+\}/g, NOBODY_HAS_ID))
        assert.ok(found && 'door' in found, `${operationId} has no door`)
        assert.equal(found.door.role === 'anyone', security?.length === 0, operationId)
        seen += 1
      }
    }
    assert.ok(seen > 50, `only ${seen} operations`)
  })

  const connect = async (handshake: Who['handshake'], transport: 'websocket' | 'polling') => {
    const socket: Socket = io(rasid.address, {
      transports: [transport],
      reconnection: false,
      forceNew: true,
      ...handshake,
    })
    let refusal: string | undefined
    socket.on('connect_error', ({ message }) => {
      refusal = message
    })
    await until('the socket is decided about', LIMIT_MS, async () => socket.connected || refusal !== undefined)
    return { socket, refusal }
  }

  test('every socket event answers whoever may connect, and nobody else connects', { timeout: 120_000 }, async () => {
    for (const who of everyone) {
      for (const transport of ['websocket', 'polling'] as const) {
        const { socket, refusal } = await connect(who.handshake, transport)
        if (who.role === null) assert.match(refusal ?? 'connected', /Sign in/, who.name)
        else {
          assert.equal(refusal, undefined, who.name)
          for (const event of Object.keys(SOCKET_EVENTS)) {
            const answer = (await socket.timeout(LIMIT_MS).emitWithAck(event, null)) as { cursor: string }
            assert.match(answer.cursor, /^\d+$/, `${who.name} ${event}`)
          }
        }
        socket.close()
      }
    }
    for (const token of ['', 'rasid_wrong', 'x'.repeat(2_000)]) {
      const { socket, refusal } = await connect({ auth: { token } }, 'websocket')
      assert.match(refusal ?? 'connected', /Sign in/)
      socket.close()
    }
  })

  test('nobody gives more than they have', async () => {
    const analyst = everyone.find(({ name }) => name === 'analyst') as Who
    const above = await analyst.visitor.send('POST', '/api/tokens', { name: 'x', role: 'owner' })
    assert.deepEqual([above.status, above.body.title], [403, 'Above yourself'])
    const wide = await analyst.visitor.send('POST', '/api/tokens', { name: 'x', role: 'analyst', scope: 'admin' })
    assert.deepEqual([wide.status, wide.body.title], [400, 'Not together'])
  })

  test('signing out ends the session that did it and no other', async () => {
    const owner = everyone.find(({ name }) => name === 'owner') as Who
    const other = visitor(rasid.address)
    await other.send('POST', '/api/session', OWNER)
    const kept = other.cookie()
    assert.equal((await other.send('DELETE', '/api/session')).status, 204)
    assert.equal(other.cookie().includes('session'), false)
    assert.equal((await visitor(rasid.address, { Cookie: kept }).send('GET', '/api/session')).status, 401)
    assert.equal((await owner.visitor.send('GET', '/api/session')).status, 200)
  })
})
