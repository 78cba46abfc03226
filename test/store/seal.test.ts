// Secrets that must be read again rest sealed: who has the database alone reads none of them, a changed key is survived, and what was
// moved from one place to another does not open there.
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { Secret } from 'otpauth'
import { readOrMakeKeys } from '../../server/access/key-file.ts'
import { beginTotp } from '../../server/access/totp.ts'
import { readConfig } from '../../server/config.ts'
import { db } from '../../server/store/client.ts'
import { addPerson } from '../../server/store/people.ts'
import { resealAll, totpPurpose } from '../../server/store/reseal.ts'
import { openSealing, seal, unseal } from '../../server/store/seal.ts'
import { hubPurpose, noteHub, subscriptionByToken } from '../../server/store/subscriptions.ts'
import { claimedFeed, openShelf } from './shelf.ts'

const [first, second, other] = [randomBytes(32), randomBytes(32), randomBytes(32)]

describe('sealed secrets', () => {
  let shelf: Awaited<ReturnType<typeof openShelf>>
  before(async () => {
    shelf = await openShelf()
    openSealing([first])
  })
  after(() => shelf?.close())

  const everything = async () => {
    const tables = await db().$queryRaw<{ name: string }[]>`
      select tablename as name from pg_tables where schemaname = 'public' and left(tablename, 1) <> '_'`
    const rows = await Promise.all(
      tables.map(({ name }) => db().$queryRawUnsafe(`select to_jsonb(t) from "${name}" t`)),
    )
    return JSON.stringify(rows)
  }

  test('opens only with its key, for its purpose, unchanged', () => {
    openSealing([first])
    const sealed = seal('harbour', 'totp 7')
    assert.notEqual(seal('harbour', 'totp 7'), sealed)
    assert.equal(unseal(sealed, 'totp 7'), 'harbour')
    assert.equal(unseal(sealed, 'totp 8'), null)
    const at = sealed.length - 6
    assert.equal(unseal(sealed.slice(0, at) + (sealed[at] === 'A' ? 'B' : 'A') + sealed.slice(at + 1), 'totp 7'), null)
    for (const odd of ['', 'v1.', 'v1.AAAA', 'harbour']) assert.equal(unseal(odd, 'totp 7'), null)
    openSealing([other])
    assert.equal(unseal(sealed, 'totp 7'), null)
    openSealing([first])
  })

  test('no secret is readable in the database, and all are sealed anew with a new key', async () => {
    const person = await addPerson({ email: 'sealed@desk.example', role: 'viewer' })
    assert.ok(person)
    const { secret } = await beginTotp(person.id, person.email)
    const { feedId } = await claimedFeed()
    await noteHub({
      feedId,
      hub: 'https://hub.example/',
      topic: 'https://t.example/',
      secret: 'hubsecret77',
      token: 'hubtoken77',
    })
    const stored = await everything()
    for (const plain of [secret, Secret.fromBase32(secret).hex, 'hubsecret77'])
      assert.ok(!stored.includes(plain), plain)
    assert.ok(stored.includes('hubtoken77'), 'nothing was looked through')

    const totp = async () => {
      const row = await db().person.findUnique({ where: { id: BigInt(person.id) } })
      return unseal(row?.totpSecret ?? '', totpPurpose(person.id))
    }
    openSealing([second, first])
    assert.equal(await totp(), secret)
    assert.equal(await resealAll(), 2)
    assert.equal(await resealAll(), 0)
    openSealing([second])
    assert.equal(await totp(), secret)
    assert.equal((await subscriptionByToken('hubtoken77'))?.secret, 'hubsecret77')
    // A key that is missing loses nothing: what it sealed waits for it.
    openSealing([other])
    assert.equal(await totp(), null)
    assert.equal(await resealAll(), 0)
    openSealing([second])
    assert.equal(await totp(), secret)
  })

  test('a hub’s secret from before secrets were sealed is read, and sealed', async () => {
    const { feedId } = await claimedFeed()
    await noteHub({ feedId, hub: 'https://hub.example/', topic: 'https://t.example/', secret: 'x', token: 'old77' })
    await db().subscription.update({ where: { feedId }, data: { secret: 'plain77' } })
    assert.equal((await subscriptionByToken('old77'))?.secret, 'plain77')
    assert.equal(await resealAll(), 1)
    const row = await db().subscription.findUnique({ where: { feedId } })
    assert.equal(unseal(row?.secret ?? '', hubPurpose(feedId)), 'plain77')
  })

  test('the key is a file that only its owner reads, or SECRET_KEY; several are the newest first', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'rasid-test-'))
    const file = join(folder, 'secret-key')
    const [made] = await readOrMakeKeys(folder, undefined)
    assert.equal((await stat(file)).mode & 0o077, 0)
    assert.deepEqual(await readOrMakeKeys(folder, undefined), [made])
    const lines = [second, first].map((key) => key.toString('base64url'))
    await writeFile(file, `${lines.join('\n')}\n`)
    assert.deepEqual(await readOrMakeKeys(folder, undefined), [new Uint8Array(second), new Uint8Array(first)])
    assert.deepEqual(await readOrMakeKeys(folder, lines.join(',')), [new Uint8Array(second), new Uint8Array(first)])
    await writeFile(file, 'not a key\n')
    await assert.rejects(readOrMakeKeys(folder, undefined), /does not hold a key/)
    await rm(folder, { recursive: true })
    assert.ok('config' in readConfig({ SECRET_KEY: lines.join(',') }))
    const read = readConfig({ SECRET_KEY: `${lines[0]},short` })
    assert.ok('mistakes' in read && !read.mistakes.join().includes('short'))
  })
})
