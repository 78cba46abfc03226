// The audit log: a line for each deed, stored together with it, that nothing changes afterwards; read and exported by owners, in the
// reader's language.
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { Client } from 'pg'
import type { Browser } from 'playwright-core'
import { ROUTES } from '../../core/access/doors.ts'
import { findRunning } from '../../server/database/embedded.ts'
import { launch, NO_CHROMIUM, open } from '../support/browser.ts'
import { runRasid } from '../support/command.ts'
import { OWNER, type RunningRasid, startRasid, temporaryFolder, until } from '../support/rasid.ts'
import { comesBy, tokenOf, visitor } from './visitor.ts'

type Entry = { id: string; at: string; actor: string; action: string; target: string; outcome: string; address: string }

describe('the audit log', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>
  let rasid: RunningRasid
  let database: Client
  let browser: Browser | undefined

  before(async () => {
    folder = await temporaryFolder()
    rasid = await startRasid(join(folder.path, 'data'))
    database = new Client({ connectionString: (await findRunning(join(folder.path, 'data/postgres'))) as string })
    await database.connect()
  })
  after(async () => {
    await browser?.close()
    await database?.end()
    await rasid?.stop()
    await folder?.remove()
  })
  const lines = async () => (await rasid.get<{ items: Entry[] }>('/api/audit?limit=500')).items
  const lineOf = (action: string, target: string, outcome = 'done') =>
    until(`${action} ${target} ${outcome}`, 5_000, async () =>
      (await lines()).find((one) => one.action === action && one.target === target && one.outcome === outcome),
    )

  test('deeds on accounts are there when their answer is, with who did them, to whom, from where', async () => {
    const person = await comesBy(rasid, 'deeds@desk.example', 'analyst')
    const { id } = await tokenOf(person, 'analyst', 'read')
    const owner = visitor(rasid.address, rasid.auth)
    await person.send('DELETE', `/api/tokens/${id}`)
    await owner.send('PATCH', `/api/people/${person.id}`, { role: 'viewer' })
    await owner.send('DELETE', `/api/people/${person.id}`)
    // Stored with the deed: no waiting, though lines about the answer may still be on their way.
    const { rows } = await database.query<Entry>(
      'select actor, action, target, outcome, address from audit_entry order by id',
    )
    const wanted = [
      ['token tests', 'person invited', 'deeds@desk.example (analyst)'],
      ['deeds@desk.example', 'token made', 'analyst read (analyst, read)'],
      ['deeds@desk.example', 'token revoked', 'analyst read'],
      ['token tests', 'person changed', 'deeds@desk.example (role=viewer)'],
      ['token tests', 'person removed', 'deeds@desk.example'],
    ]
    for (const [actor, action, target] of wanted) {
      const found = rows.filter((one) => one.action === action && one.target === target)
      assert.deepEqual(
        found.map((one) => [one.actor, one.outcome, one.address]),
        [[actor, 'done', '127.0.0.1']],
        action,
      )
    }
  })

  test('so are deeds on feeds and alerts, by name; what is sent again under its key is written once', async () => {
    const script = visitor(rasid.address, rasid.auth)
    const key = { 'Idempotency-Key': 'alert-of-the-audit-test' }
    for (const status of [201, 201]) {
      const said = await script.send('POST', '/api/alerts', { name: 'Harbour', query: 'harbour' }, key)
      assert.equal(said.status, status, said.text)
      await script.send('PATCH', `/api/alerts/${said.body.id}`, { name: 'Harbour again' })
    }
    const url = 'http://127.0.0.1:9/audit.xml'
    const { body } = await script.send('POST', '/api/feeds', { url })
    assert.equal((await script.send('DELETE', `/api/feeds/${body.id}`)).status, 204)
    const { rows } = await database.query<Entry>('select action, target from audit_entry order by id')
    const deeds = rows.map(({ action, target }) => `${action} ${target}`)
    for (const [deed, times] of [
      ['alert added Harbour', 1],
      ['alert changed Harbour again', 2],
      [`feed added ${url}`, 1],
      [`feed removed ${url}`, 1],
    ] as const)
      assert.equal(deeds.filter((one) => one === deed).length, times, deed)
    // The guard writes after its answer: nothing of these deeds may come then.
    await new Promise((resolve) => setTimeout(resolve, 500))
    const later = await database.query<Entry>(
      "select action from audit_entry where action = 'alert added' and outcome = 'done'",
    )
    assert.equal(later.rowCount, 1)
  })

  test('what is refused is written too, and what fails leaves neither deed nor "done"', async () => {
    const viewer = await comesBy(rasid, 'tries@desk.example', 'viewer')
    await viewer.send('POST', '/api/alerts', { name: 'x', query: 'x' })
    assert.equal((await lineOf('alert added', '/api/alerts', 'refused with 403')).actor, 'tries@desk.example')
    await visitor(rasid.address).send('POST', '/api/session', {
      email: OWNER.email,
      password: 'not the right password',
    })
    assert.equal((await lineOf('signed in', '/api/session', 'refused with 401')).actor, OWNER.email)
    // The line cannot be stored: then the deed is not done either.
    await database.query("alter table audit_entry add constraint no_tokens check (action <> 'token made') not valid")
    const failed = await viewer.send('POST', '/api/tokens', { name: 'never', role: 'viewer' })
    await database.query('alter table audit_entry drop constraint no_tokens')
    assert.equal(failed.status, 500)
    const { body } = await viewer.send('GET', '/api/tokens')
    assert.deepEqual(body.items, [])
  })

  test('the command line writes who it is', async () => {
    await runRasid(['tokens', 'create', '--role', 'viewer', '--name', 'from a shell'], '', folder.path)
    const line = await lineOf('token made', 'from a shell (viewer, read)')
    assert.deepEqual([line.actor, line.address], ['command line', 'this machine'])
  })

  test('the database refuses to change or remove a line', async () => {
    for (const sql of [
      "update audit_entry set actor = 'somebody else'",
      'delete from audit_entry',
      'delete from audit_entry where id = 1',
      'truncate audit_entry',
    ])
      await assert.rejects(database.query(sql), /only ever added to/, sql)
    assert.ok((await lines()).length > 5)
  })

  test('it is exported whole as JSON Lines and as CSV, without formulas for spreadsheets', async () => {
    await visitor(rasid.address).send('POST', '/api/session', {
      email: '=HYPERLINK("x")@desk.example',
      password: 'x, "y"',
    })
    await lineOf('signed in', '/api/session', 'refused with 401')
    await until('it is there', 5_000, async () => (await lines()).some(({ actor }) => actor.startsWith('=HYPER')))
    const script = visitor(rasid.address, rasid.auth)
    const jsonl = await script.send('GET', '/api/audit?format=jsonl')
    assert.match(jsonl.headers.get('content-type') ?? '', /^application\/jsonl/)
    const entries = jsonl.text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Entry)
    assert.ok(entries.length > 5)
    const csv = await script.send('GET', '/api/audit?format=csv')
    assert.match(csv.headers.get('content-disposition') ?? '', /rasid-audit\.csv/)
    const rows = csv.text.trimEnd().split('\r\n')
    assert.equal(rows[0], 'id,at,actor,action,target,outcome,address')
    // Reading the log is itself a line, which the second reading has.
    assert.ok(rows.length - 1 >= entries.length, `${rows.length} rows of ${entries.length}`)
    assert.ok(
      rows.some((row) => row.includes(`,"'=HYPERLINK(""x"")@desk.example",signed in,`)),
      csv.text.slice(0, 500),
    )
    assert.equal((await script.send('GET', '/api/audit?format=xml')).status, 400)
  })

  test('every page of it is had by its cursor, each line once', async () => {
    const seen: string[] = []
    for (let cursor: string | null = null; ; ) {
      const page: { items: Entry[]; next: string | null } = await rasid.get(
        `/api/audit?limit=3${cursor ? `&cursor=${cursor}` : ''}`,
      )
      seen.push(...page.items.map(({ id }) => id))
      if (page.next === null) break
      cursor = page.next
    }
    assert.equal(new Set(seen).size, seen.length)
    assert.ok(seen.includes('1'))
  })

  test('on the Arabic page deeds, actors and outcomes are Arabic', { skip: NO_CHROMIUM }, async () => {
    browser = await launch()
    const { page } = await open(browser, `${rasid.address}/account`, { locale: 'ar', ready: '[data-audit] li' })
    const text = (await page.locator('[data-audit]').textContent()) ?? ''
    for (const said of ['إنشاء رمز', 'دعوة شخص', 'سطر الأوامر', 'الرمز tests', 'تمّ', 'رُفض (403)'])
      assert.ok(text.includes(said), said)
    const english = Object.values(ROUTES).flatMap(({ audit }) => audit ?? [])
    for (const action of english) assert.ok(!text.includes(action), action)
    assert.equal(await page.locator('[data-audit] a[href="/api/audit?format=csv"]').count(), 1)
  })
})
