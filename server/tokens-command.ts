// `rasid tokens create|list|revoke` against the running or the configured database. A token is printed once; exit 1 when there is none
// to revoke, 2 for wrong usage.
import { parseArgs } from 'node:util'
import { covers, fullScope, isRole, isScope } from '../core/access/roles.ts'
import { writeLine } from './json-lines.ts'
import { listTokens, makeToken, revokeToken } from './store/access-tokens.ts'
import { addAudit } from './store/audit.ts'
import { withinTransaction } from './store/client.ts'
import { withStore } from './store-command.ts'

const USAGE =
  'usage: rasid tokens create --role owner|analyst|viewer --name N [--scope read|write|admin] | list | revoke ID\n'

export async function tokensCommand(argv: string[]): Promise<number> {
  const asked = read(argv)
  if (!asked) {
    process.stderr.write(USAGE)
    return 2
  }
  return withStore(async () => {
    if (asked.verb === 'list') for (const token of await listTokens()) await writeLine(token)
    else if (asked.verb === 'create') {
      const { name, role, scope } = asked
      const made = await withinTransaction(async () => {
        await said('token made', `${name} (${role}, ${scope})`)
        return makeToken({ name, role, scope, personId: null })
      })
      await writeLine(made)
    } else {
      const gone = await withinTransaction(async () => {
        const token = await revokeToken(asked.id)
        if (token) await said('token revoked', token.name)
        return token
      })
      if (!gone) {
        process.stderr.write(`There is no token ${asked.id} that could be revoked.\n`)
        return 1
      }
      await writeLine(gone)
    }
    return 0
  })
}

export const said = (action: string, target: string) =>
  addAudit({ actor: 'command line', action, target, outcome: 'done', address: 'this machine' })

function read(argv: string[]) {
  const text = { type: 'string' } as const
  try {
    const options = { role: text, name: text, scope: text }
    const { values, positionals } = parseArgs({ args: argv, options, allowPositionals: true })
    const [verb, id, ...more] = positionals
    if (more.length > 0) return undefined
    if (verb === 'list' && id === undefined) return { verb } as const
    if (verb === 'revoke' && id !== undefined) return { verb, id } as const
    const { role, name, scope = isRole(role) ? fullScope(role) : '' } = values
    if (verb !== 'create' || id !== undefined || !isRole(role) || !name?.trim() || !isScope(scope)) return undefined
    return covers(fullScope(role), scope) ? ({ verb, role, name: name.trim(), scope } as const) : undefined
  } catch {
    return undefined
  }
}
