// `rasid users add|reset|remove|list` against the running or the configured database. `add` and `reset` print a link by which the
// person chooses a password; with --password-stdin `add` reads it. Who lost their device gets in again with `reset --lost-device`:
// codes and passkeys are forgotten. Exit 1 when it cannot be done, 2 for wrong usage.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { text as textOf } from 'node:stream/consumers'
import { parseArgs } from 'node:util'
import { isRole, type Role } from '../core/access/roles.ts'
import { reachedAt } from './access/open.ts'
import { hashPassword, passwordFault } from './access/password.ts'
import type { Config } from './config.ts'
import { writeLine } from './json-lines.ts'
import { withinTransaction } from './store/client.ts'
import { addPerson, credentialsOf, listPeople, removePerson } from './store/people.ts'
import { forgetDevices } from './store/second-factors.ts'
import { issueTicket } from './store/tickets.ts'
import { withStore } from './store-command.ts'
import { said } from './tokens-command.ts'

const USAGE =
  'usage: rasid users add EMAIL --role owner|analyst|viewer [--password-stdin] | reset EMAIL [--lost-device] | remove EMAIL | list\n'
const WEEK_SECONDS = 7 * 86_400

export async function usersCommand(argv: string[]): Promise<number> {
  const asked = read(argv)
  if (!asked) {
    process.stderr.write(USAGE)
    return 2
  }
  return withStore(async (config) => {
    if (asked.verb === 'list') for (const person of await listPeople()) await writeLine(person)
    else if (asked.verb === 'add') return add(asked, config)
    else if (asked.verb === 'remove') return remove(asked.email)
    else return reset(asked, config)
    return 0
  })
}

async function add(asked: { email: string; role: Role; fromStdin: boolean }, config: Config): Promise<number> {
  const { email, role } = asked
  const password = asked.fromStdin ? (await textOf(process.stdin)).replace(/\r?\n$/, '') : undefined
  const fault = password === undefined ? null : passwordFault(password, [email])
  if (fault) return refuse(`This password is not taken: ${fault}.`)
  const passwordHash = password === undefined ? {} : { passwordHash: await hashPassword(password) }
  const person = await withinTransaction(async () => {
    const added = await addPerson({ email, role, ...passwordHash })
    if (added) await said('person added', `${added.email} (${role})`)
    return added
  })
  if (!person) return refuse(`${email} has an account.`)
  const link = password === undefined ? { link: await linkFor(person, config) } : {}
  await writeLine({ ...person, ...link })
  return 0
}

async function reset({ email, lostDevice }: { email: string; lostDevice: boolean }, config: Config): Promise<number> {
  const found = await credentialsOf({ email })
  if (!found) return refuse(`Nobody here has the address ${email}.`)
  const { person } = found
  const link = await withinTransaction(async () => {
    if (lostDevice) {
      await forgetDevices(person.id)
      await said('second factor removed', person.email)
    }
    await said('reset link made', person.email)
    return linkFor(person, config)
  })
  await writeLine({ id: person.id, email: person.email, link })
  return 0
}

/** Their sessions, tokens and live streams end with them. */
async function remove(email: string): Promise<number> {
  const found = await credentialsOf({ email })
  if (!found) return refuse(`Nobody here has the address ${email}.`)
  const gone = await withinTransaction(async () => {
    const removed = await removePerson(found.person.id)
    if (removed && removed !== 'last-owner') await said('person removed', found.person.email)
    return removed
  })
  if (gone === 'last-owner') return refuse(`${found.person.email} is the last owner: add another one first.`)
  if (!gone) return refuse(`Nobody here has the address ${email}.`)
  await writeLine({ id: gone.id, email: gone.email, removed: true })
  return 0
}

/** The running Rasid leaves its address in the data folder. */
async function linkFor({ id: personId, email }: { id: string; email: string }, config: Config): Promise<string> {
  const { secret } = await issueTicket('reset', { personId, email }, WEEK_SECONDS)
  const running = await readFile(join(config.dataDir, 'address'), 'utf8').catch(() => '')
  return `${running.trim() || reachedAt(config, config.port)}/join#${secret}`
}

function refuse(sentence: string): number {
  process.stderr.write(`${sentence}\n`)
  return 1
}

function read(argv: string[]) {
  try {
    const options = {
      role: { type: 'string' },
      'password-stdin': { type: 'boolean' },
      'lost-device': { type: 'boolean' },
    } as const
    const { values, positionals } = parseArgs({ args: argv, options, allowPositionals: true })
    const [verb, email, ...more] = positionals
    if (more.length > 0) return undefined
    if (verb === 'list' && email === undefined) return { verb } as const
    if (!email || !/^\S+@\S+$/.test(email) || email.length > 254) return undefined
    if (verb === 'remove') return { verb, email } as const
    if (verb === 'reset') return { verb, email, lostDevice: values['lost-device'] === true } as const
    const { role } = values
    if (verb !== 'add' || !isRole(role)) return undefined
    return { verb, email, role, fromStdin: values['password-stdin'] === true } as const
  } catch {
    return undefined
  }
}
