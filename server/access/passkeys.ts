// Passkeys: options that a browser's authenticator answers, and the check of its answers. A challenge is a ticket: it is good for one
// answer, within minutes. Null or false when an answer does not hold.
import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import ipaddr from 'ipaddr.js'
import { credentialsOf, type Person } from '../store/people.ts'
import { findPasskey, passkeysOf, passkeyUsed, type StoredPasskey } from '../store/second-factors.ts'
import { issueTicket, takeTicket } from '../store/tickets.ts'

const CHALLENGE_SECONDS = 300
// usb, nfc, hybrid, and what may come.
const WAYS = /^[a-z-]{1,20}$/

/** The page that asks, and the name that its passkeys belong to. */
export type Site = { expectedOrigin: string; expectedRPID: string }

/** Browsers bind passkeys to a name; at an address of numbers there are none, and this is null. */
export function passkeySite(origin: string): Site | null {
  const { hostname } = new URL(origin)
  if (ipaddr.isValid(hostname.replace(/^\[|\]$/g, ''))) return null
  return { expectedOrigin: origin, expectedRPID: hostname }
}

export async function registrationOptions(site: Site, person: { id: string; email: string }) {
  const known = await passkeysOf(person.id)
  const options = await generateRegistrationOptions({
    rpName: 'Rasid',
    rpID: site.expectedRPID,
    userName: person.email,
    userID: new TextEncoder().encode(`rasid person ${person.id}`),
    excludeCredentials: known.map(({ id }) => ({ id })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
  const data = { challenge: options.challenge, personId: person.id }
  const { secret } = await issueTicket('passkey-challenge', data, CHALLENGE_SECONDS)
  return { options, ticket: secret }
}

/** The passkey that a device made, checked and not yet kept. */
export async function checkRegistration(
  site: Site,
  personId: string,
  ticket: string,
  response: RegistrationResponseJSON,
): Promise<StoredPasskey | null> {
  const asked = await takeTicket('passkey-challenge', ticket)
  if (!asked || asked.personId !== personId) return null
  const checked = await verifyRegistrationResponse({
    response,
    expectedChallenge: asked.challenge,
    requireUserVerification: true,
    ...site,
  }).catch(() => null)
  if (!checked?.verified || !checked.registrationInfo) return null
  const { id, publicKey, counter } = checked.registrationInfo.credential
  // The library reads what is signed; this is only said.
  const said: unknown = response.response.transports
  const transports = Array.isArray(said) ? said.filter((way): way is string => WAYS.test(String(way))) : []
  if (await findPasskey(id)) return null
  return { id, personId, publicKey: new Uint8Array(publicKey), counter, transports }
}

export async function authenticationOptions(site: Site) {
  const options = await generateAuthenticationOptions({ rpID: site.expectedRPID, userVerification: 'required' })
  const data = { challenge: options.challenge, personId: null }
  const { secret } = await issueTicket('passkey-challenge', data, CHALLENGE_SECONDS)
  return { options, ticket: secret }
}

/** Whose passkey answered. A passkey asks its holder for a finger or a code, so it is both factors at once. */
export async function authenticate(
  site: Site,
  ticket: string,
  response: AuthenticationResponseJSON,
): Promise<Person | null> {
  const asked = await takeTicket('passkey-challenge', ticket)
  const key = asked?.personId === null ? await findPasskey(response.id) : null
  if (!asked || !key) return null
  const { id, publicKey, counter } = key
  const checked = await verifyAuthenticationResponse({
    response,
    expectedChallenge: asked.challenge,
    credential: { id, publicKey, counter },
    requireUserVerification: true,
    ...site,
  }).catch(() => null)
  if (!checked?.verified) return null
  await passkeyUsed(id, checked.authenticationInfo.newCounter)
  const found = await credentialsOf({ id: key.personId })
  return found && !found.person.disabled ? found.person : null
}
