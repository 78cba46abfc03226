// OpenID Connect: sends a browser to the provider and takes the answer. Who comes back must have been invited or added before: the
// provider says who someone is, owners say whether they may come in. Null when an answer does not hold.
import * as oidc from 'openid-client'
import { isRole } from '../../core/access/roles.ts'
import { withinTransaction } from '../store/client.ts'
import { addPerson, credentialsOf, linkSso, type Person, personBySso } from '../store/people.ts'
import { issueTicket, takeInvitationOf, takeTicket } from '../store/tickets.ts'
import { access, type SingleSignOn } from './settings.ts'

const WAY_SECONDS = 600
const LONGEST_NAME = 100

let known: { sso: SingleSignOn; configuration: Promise<oidc.Configuration> } | undefined

async function configuration(sso: SingleSignOn): Promise<oidc.Configuration> {
  if (known?.sso !== sso) {
    const options = sso.allowHttp ? { execute: [oidc.allowInsecureRequests] } : {}
    const asked = oidc.discovery(new URL(sso.issuer), sso.clientId, sso.clientSecret, undefined, options)
    known = { sso, configuration: asked }
    // A provider that was down is asked again.
    asked.catch(() => {
      known = undefined
    })
  }
  return known?.configuration as Promise<oidc.Configuration>
}

const callback = () => `${access().origin}/api/session/sso/callback`

/** Where the browser goes; `state` is also kept in its cookie, so that an answer meant for another browser is refused. */
export async function beginSso(next: string): Promise<{ to: string; state: string } | null> {
  const { sso } = access()
  if (!sso) return null
  const verifier = oidc.randomPKCECodeVerifier()
  const nonce = oidc.randomNonce()
  const { secret: state } = await issueTicket('sso', { verifier, nonce, next }, WAY_SECONDS)
  const url = oidc.buildAuthorizationUrl(await configuration(sso), {
    redirect_uri: callback(),
    scope: 'openid email profile',
    code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    nonce,
    state,
  })
  return { to: url.href, state }
}

/** Who came back, and where they wanted to go. */
export async function finishSso(
  query: string,
  state: string | undefined,
): Promise<{ person: Person; next: string } | null> {
  const { sso } = access()
  const way = sso && state ? await takeTicket('sso', state) : null
  if (!sso || !way || !state) return null
  const tokens = await oidc
    .authorizationCodeGrant(await configuration(sso), new URL(`${callback()}${query}`), {
      pkceCodeVerifier: way.verifier,
      expectedNonce: way.nonce,
      expectedState: state,
      idTokenExpected: true,
    })
    .catch(() => null)
  const claims = tokens?.claims()
  if (!tokens || !claims) return null
  const person = await personOf(claims, () => profileOf(sso, tokens.access_token, claims))
  return person && !person.disabled ? { person, next: way.next } : null
}

type Profile = { email?: unknown; email_verified?: unknown; name?: unknown }

/** What the provider says of them: in the ID token, or where that names nobody, when asked. */
async function profileOf(sso: SingleSignOn, token: string, claims: oidc.IDToken): Promise<Profile> {
  const { email, email_verified, name } = claims
  if (email !== undefined) return { email, email_verified, name }
  return oidc.fetchUserInfo(await configuration(sso), token, claims.sub).catch(() => ({}))
}

async function personOf({ iss, sub }: oidc.IDToken, ask: () => Promise<Profile>): Promise<Person | null> {
  const subject = `${iss} ${sub}`
  const there = await personBySso(subject)
  if (there) return there
  const claims = await ask()
  // An address that the provider has not checked could be anyone's.
  if (typeof claims.email !== 'string' || claims.email_verified !== true) return null
  const found = await credentialsOf({ email: claims.email })
  if (!found) return invited(claims.email, subject, claims.name)
  // Within one provider an address can be given to somebody new; they are not who had it before.
  const isSomebodyElse = found.ssoSubject?.startsWith(`${iss} `) === true
  if (found.person.disabled || isSomebodyElse) return null
  await linkSso(found.person.id, subject)
  return found.person
}

/** Who was invited and proves the address this way needs neither the link nor a password. */
function invited(email: string, ssoSubject: string, name: unknown): Promise<Person | null> {
  return withinTransaction(async () => {
    const invitation = await takeInvitationOf(email)
    if (!invitation || !isRole(invitation.role)) return null
    const known = typeof name === 'string' ? { name: name.slice(0, LONGEST_NAME) } : {}
    return addPerson({ email, role: invitation.role, ssoSubject, ...known })
  })
}
