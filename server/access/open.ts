// Opens what the doors need when Rasid starts (the key, the settings), and says on the terminal how the first owner is made when the
// first visitor cannot be told by coming from this machine.
import { randomBytes } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Config, isLoopback } from '../config.ts'
import type { Doorway } from '../live/gateway.ts'
import { log } from '../log.ts'
import { ownerExists } from '../store/people.ts'
import { resealAll } from '../store/reseal.ts'
import { openSealing } from '../store/seal.ts'
import { stillValid } from '../store/sessions.ts'
import { makeDemoOwner } from './demo.ts'
import { identify } from './identify.ts'
import { readOrMakeKeys } from './key-file.ts'
import { isOurName, isOwnPage } from './origin.ts'
import { access, openAccess } from './settings.ts'

/** Before the first request. */
export async function openDoors(config: Config, demo: boolean): Promise<void> {
  openSealing(await readOrMakeKeys(config.dataDir, config.secretKey))
  const resealed = await resealAll()
  if (resealed > 0) log('info', 'secrets are sealed with the newest key', { count: resealed })
  const local = isLoopback(config.host)
  // Behind a proxy everyone seems to come from this machine.
  const needsToken = !local || config.publicUrl !== undefined || config.trustedProxies.length > 0
  const { oidcIssuer: issuer, oidcClientId: clientId, oidcClientSecret: clientSecret, oidcName: name } = config
  openAccess({
    origin: reachedAt(config, config.port),
    named: config.publicUrl !== undefined,
    local,
    setUpToken: needsToken ? randomBytes(16).toString('hex') : null,
    trustedProxies: config.trustedProxies,
    sso:
      issuer && clientId && clientSecret
        ? { issuer, clientId, clientSecret, name, allowHttp: issuer.startsWith('http:') }
        : null,
    requestsPerMinute: config.requestsPerMinute,
    demo,
  })
  if (demo) await makeDemoOwner()
}

/** Once the port is known: leaves the address for the command line, and shows the set-up token while nobody owns this Rasid. */
export async function announce(config: Config, port: number): Promise<void> {
  const origin = reachedAt(config, port)
  openAccess({ ...access(), origin })
  await writeFile(join(config.dataDir, 'address'), `${origin}\n`)
  const { setUpToken } = access()
  if (setUpToken === null || (await ownerExists())) return
  process.stderr.write(
    `Nobody owns this Rasid yet. Open ${origin}/set-up#${setUpToken} to create the owner; the token in it works once.\n`,
  )
}

/** Where people reach the desk. */
export function reachedAt(config: Config, port: number): string {
  if (config.publicUrl) return new URL(config.publicUrl).origin
  return `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${port}`
}

/** Sockets come through the same doors. A browser sends its cookie from any page on this machine, so the page counts too. */
export const socketDoorway: Doorway = {
  mayAsk: (request) => isOurName(request) && isOwnPage(request),
  identify: ({ headers, token }) => identify(headers, token),
  stillValid,
}
