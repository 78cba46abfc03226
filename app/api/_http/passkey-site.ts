// The page whose passkeys a request is about; one at an address of numbers gets a refusal that says where passkeys work.
import { originFor } from '../../../server/access/origin.ts'
import { passkeySite, type Site } from '../../../server/access/passkeys.ts'
import { Problem } from './answer.ts'

export function siteOf(request: Request): Site {
  const origin = originFor(request)
  const site = passkeySite(origin)
  if (site) return site
  const { port, hostname } = new URL(origin)
  const here = hostname.startsWith('127.') || hostname === '[::1]'
  const where = here ? `open http://localhost:${port}` : 'set PUBLIC_URL to a name with TLS'
  throw new Problem(409, 'No passkeys here', `Passkeys belong to a name, not to an address of numbers: ${where}.`)
}
