// A real OpenID Connect provider on loopback, as a company has one: it signs in whoever is named next and tells what it knows of them.
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import Provider from 'oidc-provider'

export type Known = { email: string; email_verified: boolean; name: string }
export type IdentityProvider = {
  issuer: string
  clientSecret: string
  /** What it knows, by its own id of a person; grows as tests add to it. */
  people: Map<string, Known>
  /** Who sits before it: signed in without being asked. */
  before: { person: string }
  /** What it was asked to authorise, newest last. */
  asked: URLSearchParams[]
  /** The only program that it knows, and where it may send people back to. */
  serves(clientId: string, redirect: string): void
  close(): Promise<void>
}

type Context = { oidc: { client: { clientId: string }; session: { accountId: string }; provider: Provider } }

export async function startIdentityProvider({ inIdToken = false } = {}): Promise<IdentityProvider> {
  const people = new Map<string, Known>()
  const before = { person: '' }
  const asked: URLSearchParams[] = []
  const clientSecret = randomBytes(24).toString('hex')
  let provider: Provider | undefined
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://provider')
    if (url.pathname === '/auth') asked.push(url.searchParams)
    if (url.pathname.startsWith('/interaction/')) {
      void provider?.interactionFinished(request, response, { login: { accountId: before.person } })
      return
    }
    provider?.callback()(request, response)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const issuer = `http://127.0.0.1:${(server.address() as { port: number }).port}`
  const serves = (clientId: string, redirect: string) => {
    provider = new Provider(issuer, {
      clients: [{ client_id: clientId, client_secret: clientSecret, redirect_uris: [redirect] }],
      pkce: { required: () => true },
      claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
      // By the standard these are told when asked; many providers put them into the ID token all the same.
      conformIdTokenClaims: !inIdToken,
      cookies: { keys: [clientSecret] },
      features: { devInteractions: { enabled: false } },
      interactions: { url: (_context: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
      findAccount: (_context: unknown, sub: string) => ({
        accountId: sub,
        claims: async () => ({ sub, ...people.get(sub) }),
      }),
      loadExistingGrant: async ({ oidc }: Context) => {
        const grant = new oidc.provider.Grant({ clientId: oidc.client.clientId, accountId: oidc.session.accountId })
        grant.addOIDCScope('openid email profile')
        await grant.save()
        return grant
      },
    })
  }
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  return { issuer, clientSecret, people, before, asked, serves, close }
}
