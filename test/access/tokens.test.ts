// Tokens for scripts: shown once and nowhere in the database, last used, revoked at once with their sockets; and the command line that
// makes them and people.
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { Client } from 'pg'
import { io } from 'socket.io-client'
import { findRunning } from '../../server/database/embedded.ts'
import { outcomeOf, runRasid, spawnRasid, spokenBy } from '../support/command.ts'
import { OWNER, type RunningRasid, startRasid, temporaryFolder, until } from '../support/rasid.ts'
import { comesBy, PASSWORD, secretOf, tokenOf, visitor } from './visitor.ts'

const AT_ONCE_MS = 5_000

describe('tokens and the command line', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>
  let rasid: RunningRasid
  let database: Client

  before(async () => {
    folder = await temporaryFolder()
    rasid = await startRasid(join(folder.path, 'data'))
    database = new Client({ connectionString: (await findRunning(join(folder.path, 'data/postgres'))) as string })
    await database.connect()
  })
  after(async () => {
    await database?.end()
    await rasid?.stop()
    await folder?.remove()
  })
  const shell = (...args: string[]) => runRasid(args, '', folder.path)
  const script = (token: string) => visitor(rasid.address, { Authorization: `Bearer ${token}` })

  /** The tables in whose rows this text stands, as it is or as bytes. */
  async function tablesWith(text: string): Promise<string[]> {
    const { rows } = await database.query<{ name: string }>(
      "select quote_ident(tablename) as name from pg_tables where schemaname = 'public'",
    )
    const found: string[] = []
    for (const { name } of rows) {
      const asBytes = Buffer.from(text).toString('hex')
      const sql = `select 1 from ${name} as one where position($1 in one::text) > 0 or position($2 in one::text) > 0 limit 1`
      if ((await database.query(sql, [text, asBytes])).rowCount) found.push(name)
    }
    return found
  }

  test('no secret that was given out is in the database, though what is beside it is', async () => {
    const person = await comesBy(rasid, 'secrets@desk.example', 'analyst')
    const { token } = await tokenOf(person, 'analyst', 'write')
    const { link } = await rasid.post<{ link: string }>('/api/invitations', { email: 'x@desk.example', role: 'viewer' })
    const totp = await person.send('POST', '/api/account/totp', { password: PASSWORD })
    assert.equal(totp.status, 201, totp.text)
    const session = /rasid-session[^=]*=([^;]+)/.exec(person.cookie())?.[1] as string
    for (const secret of [token, secretOf(link), session, String(totp.body.secret), PASSWORD]) {
      assert.ok(secret.length >= 20)
      assert.deepEqual(await tablesWith(secret), [])
      assert.deepEqual(await tablesWith(secret.slice(-20)), [])
    }
    // The look itself finds what is there.
    assert.deepEqual(await tablesWith('secrets@desk.example'), ['audit_entry', 'person'])
    const { rows } = await database.query<{ hash: string }>(
      "select password_hash as hash from person where email = 'secrets@desk.example'",
    )
    assert.match(rows[0]?.hash ?? '', /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  })

  test('a token is shown once, counts its last use, and dies at once with its sockets', async () => {
    const person = await comesBy(rasid, 'scripts@desk.example', 'analyst')
    const { token, id } = await tokenOf(person, 'analyst', 'read')
    const listed = async () => {
      const { body, text } = await person.send('GET', '/api/tokens')
      assert.ok(!text.includes(token))
      return (body.items as { id: string; lastUsedAt: string | null; revokedAt: string | null }[]).find(
        (one) => one.id === id,
      )
    }
    assert.equal((await listed())?.lastUsedAt, null)
    assert.equal((await script(token).send('GET', '/api/articles')).status, 200)
    const used = Date.parse((await listed())?.lastUsedAt ?? '')
    assert.ok(Math.abs(Date.now() - used) < 30_000)
    const sockets = (['websocket', 'polling'] as const).map((transport) =>
      io(rasid.address, { transports: [transport], auth: { token }, reconnection: false, forceNew: true }),
    )
    await until('both are connected', 20_000, async () => sockets.every(({ connected }) => connected))
    assert.equal((await person.send('DELETE', `/api/tokens/${id}`)).status, 204)
    assert.equal((await script(token).send('GET', '/api/articles')).status, 401)
    await until('both are cut off', AT_ONCE_MS, async () => sockets.every(({ connected }) => !connected))
    assert.ok((await listed())?.revokedAt)
    assert.equal((await person.send('DELETE', `/api/tokens/${id}`)).status, 404)
    for (const socket of sockets) socket.close()
  })

  test('a person ends their own tokens, an owner anyone’s', async () => {
    const one = await comesBy(rasid, 'one@desk.example', 'viewer')
    const two = await comesBy(rasid, 'two@desk.example', 'viewer')
    const { id, token } = await tokenOf(one, 'viewer', 'read')
    assert.equal((await two.send('DELETE', `/api/tokens/${id}`)).status, 404)
    assert.equal((await script(token).send('GET', '/api/feeds')).status, 200)
    const owner = visitor(rasid.address)
    await owner.send('POST', '/api/session', OWNER)
    assert.equal((await owner.send('DELETE', `/api/tokens/${id}`)).status, 204)
    assert.equal((await script(token).send('GET', '/api/feeds')).status, 401)
  })

  test('a token never does more than its person may now', async () => {
    const person = await comesBy(rasid, 'sinks@desk.example', 'analyst')
    const { token } = await tokenOf(person, 'analyst', 'write')
    const add = () => script(token).send('POST', '/api/alerts', { name: 'x', query: 'river' })
    assert.equal((await add()).status, 201)
    await visitor(rasid.address, rasid.auth).send('PATCH', `/api/people/${person.id}`, { role: 'viewer' })
    assert.deepEqual([(await add()).status, (await add()).body.title], [403, 'Not your role'])
  })

  test('`rasid tokens` makes, lists and revokes against the running Rasid', async () => {
    const made = await shell('tokens', 'create', '--role', 'analyst', '--scope', 'read', '--name', 'nightly export')
    assert.equal(made.code, 0, made.err)
    const [{ token, id } = {}] = spokenBy(made)
    assert.match(String(token), /^rasid_[\w-]{43}$/)
    assert.equal((await script(String(token)).send('GET', '/api/feeds')).status, 200)
    assert.equal((await script(String(token)).send('POST', '/api/alerts', {})).status, 403)
    const list = await shell('tokens', 'list')
    assert.ok(!list.out.includes(String(token)))
    assert.ok(spokenBy(list).some((one) => one.id === id && one.name === 'nightly export' && one.personId === null))
    const gone = await shell('tokens', 'revoke', String(id))
    assert.deepEqual([gone.code, spokenBy(gone)[0]?.id], [0, id])
    assert.equal((await script(String(token)).send('GET', '/api/feeds')).status, 401)
    const again = await shell('tokens', 'revoke', String(id))
    assert.deepEqual([again.code, again.out], [1, ''])
    assert.match(again.err, /no token/)
  })

  test('`rasid users` adds with a link or a password, lists, resets and removes', async () => {
    const added = await shell('users', 'add', 'Cli@Desk.example', '--role', 'viewer')
    assert.equal(added.code, 0, added.err)
    const [{ link, email } = {}] = spokenBy(added)
    assert.equal(email, 'cli@desk.example')
    const person = visitor(rasid.address)
    const came = await person.send('POST', '/api/invitations/accept', { token: secretOf(link), password: PASSWORD })
    assert.equal(came.status, 201, came.text)
    const twice = await shell('users', 'add', 'cli@desk.example', '--role', 'owner')
    assert.deepEqual([twice.code, twice.out], [1, ''])
    const typed = spawnRasid(
      ['users', 'add', 'typed@desk.example', '--role', 'viewer', '--password-stdin'],
      folder.path,
    )
    typed.stdin.end(`${PASSWORD}\n`)
    assert.equal((await outcomeOf(typed)).code, 0)
    const signedIn = await visitor(rasid.address).send('POST', '/api/session', {
      email: 'typed@desk.example',
      password: PASSWORD,
    })
    assert.equal(signedIn.status, 201)
    assert.ok(
      spokenBy(await shell('users', 'list')).some((one) => one.email === 'cli@desk.example' && one.role === 'viewer'),
    )
    const removed = await shell('users', 'remove', 'cli@desk.example')
    assert.deepEqual([removed.code, spokenBy(removed)[0]?.removed], [0, true])
    assert.equal((await person.send('GET', '/api/session')).status, 401)
    const weak = await runRasid(
      ['users', 'add', 'weak@desk.example', '--role', 'viewer', '--password-stdin'],
      'password1234',
      folder.path,
    )
    assert.deepEqual([weak.code, weak.out], [1, ''])
  })

  test('who lost their device comes in again by a reset that forgets it', async () => {
    const person = await comesBy(rasid, 'lost@desk.example', 'viewer')
    await database.query("update person set totp_confirmed = true where email = 'lost@desk.example'")
    const stuck = await visitor(rasid.address).send('POST', '/api/session', {
      email: 'lost@desk.example',
      password: PASSWORD,
    })
    assert.equal(stuck.status, 202)
    const done = await shell('users', 'reset', 'lost@desk.example', '--lost-device')
    const given = { token: secretOf(spokenBy(done)[0]?.link), password: 'eight mills by the weir' }
    assert.equal((await visitor(rasid.address).send('POST', '/api/invitations/accept', given)).status, 201)
    assert.equal((await person.send('GET', '/api/session')).status, 401)
  })

  test('the last owner cannot be removed, and wrong usage says what is right', async () => {
    const last = await shell('users', 'remove', OWNER.email)
    assert.deepEqual([last.code, last.out], [1, ''])
    assert.match(last.err, /last owner/)
    for (const args of [
      ['users'],
      ['users', 'add', 'nobody'],
      ['users', 'add', 'a@desk.example', '--role', 'king'],
      ['users', 'remove'],
      ['tokens', 'create', '--role', 'viewer', '--scope', 'admin', '--name', 'x'],
      ['tokens', 'create', '--role', 'viewer'],
      ['tokens', 'revoke'],
    ]) {
      const wrong = await shell(...args)
      assert.deepEqual([wrong.code, wrong.out], [2, ''], args.join(' '))
      assert.match(wrong.err, /^usage: rasid/)
    }
  })
})
