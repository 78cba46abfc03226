// The operations of people on their own account. They keep no Idempotency-Key: their answers hold secrets. Pure.
import { z } from 'zod'
import { operation } from './operation.ts'
import { byId, pageOf } from './parts.ts'
import {
  authenticatorOptions,
  code,
  credential,
  listedPasskey,
  madeToken,
  passkey,
  password,
  passwordAgain,
  personName,
  role,
  scope,
  secret,
  session,
  token,
} from './people-words.ts'

const area = 'Account'
const confirmed = { 429: 'Too many wrong passwords.' }
const named = { 409: 'Passkeys belong to a name, and this was asked at an address of numbers.' }

export const listSessions = operation({
  id: 'listSessions',
  method: 'GET',
  path: '/api/account/sessions',
  area,
  summary: 'Where one is signed in.',
  answers: [{ status: 200, about: 'Sessions.', json: pageOf(session) }],
})

export const endSession = operation({
  id: 'endSession',
  method: 'DELETE',
  path: '/api/account/sessions/{id}',
  area,
  summary: 'Signs one browser out, its live stream too.',
  params: byId('a session'),
  answers: [{ status: 204, about: 'It is signed out.' }],
})

export const changePassword = operation({
  id: 'changePassword',
  method: 'POST',
  path: '/api/account/password',
  area,
  summary: 'A new password for who knows the old one; every other session ends.',
  body: z.object({ current: password, password }),
  answers: [{ status: 204, about: 'It is changed.' }],
  problems: confirmed,
})

export const beginOneTimeCodes = operation({
  id: 'beginOneTimeCodes',
  method: 'POST',
  path: '/api/account/totp',
  area,
  summary: 'A new secret for one-time codes.',
  body: passwordAgain,
  answers: [
    {
      status: 201,
      about: 'It counts once its first code came back.',
      json: z.object({ secret: z.string(), uri: z.string(), picture: z.string().describe('SVG.') }),
    },
  ],
  problems: { 409: 'One-time codes are set up.', ...confirmed },
})

export const confirmOneTimeCodes = operation({
  id: 'confirmOneTimeCodes',
  method: 'PUT',
  path: '/api/account/totp',
  area,
  summary: 'Confirms it with a first code.',
  body: z.object({ code }),
  answers: [
    {
      status: 200,
      about: 'Codes for when the device is lost.',
      json: z.object({ recoveryCodes: z.array(z.string()) }),
    },
  ],
})

export const endOneTimeCodes = operation({
  id: 'endOneTimeCodes',
  method: 'DELETE',
  path: '/api/account/totp',
  area,
  summary: 'Does without one-time codes again.',
  body: passwordAgain,
  answers: [{ status: 204, about: 'Done without.' }],
  problems: confirmed,
})

export const listPasskeys = operation({
  id: 'listPasskeys',
  method: 'GET',
  path: '/api/account/passkeys',
  area,
  summary: "One's passkeys.",
  answers: [{ status: 200, about: 'Passkeys.', json: pageOf(listedPasskey) }],
})

export const askNewPasskey = operation({
  id: 'askNewPasskey',
  method: 'POST',
  path: '/api/account/passkeys/options',
  area,
  summary: 'What the authenticator is asked for a new passkey.',
  body: passwordAgain,
  answers: [{ status: 200, about: 'Options of the Web Authentication standard.', json: authenticatorOptions }],
  problems: { ...named, ...confirmed },
})

export const addPasskey = operation({
  id: 'addPasskey',
  method: 'POST',
  path: '/api/account/passkeys',
  area,
  summary: 'Adds what the authenticator made.',
  body: z.object({ ticket: secret, credential, name: personName.min(1).default('Passkey') }),
  answers: [{ status: 201, about: 'The passkey.', json: passkey }],
  problems: named,
})

export const deletePasskey = operation({
  id: 'deletePasskey',
  method: 'DELETE',
  path: '/api/account/passkeys/{id}',
  area,
  summary: 'Forgets a passkey.',
  params: z.strictObject({ id: z.string().min(1).max(2_000).describe('The id of a passkey.') }),
  answers: [{ status: 204, about: 'It is forgotten.' }],
})

export const listTokens = operation({
  id: 'listTokens',
  method: 'GET',
  path: '/api/tokens',
  area,
  summary: "One's tokens; owners see all.",
  answers: [{ status: 200, about: 'Tokens, without their secrets.', json: pageOf(token) }],
})

export const addToken = operation({
  id: 'addToken',
  method: 'POST',
  path: '/api/tokens',
  area,
  summary: 'Makes a token for a script.',
  body: z.object({ name: personName.min(1, 'a name is expected'), role, scope: scope.optional() }),
  answers: [{ status: 201, about: 'The token, with its secret.', json: madeToken }],
})

export const deleteToken = operation({
  id: 'deleteToken',
  method: 'DELETE',
  path: '/api/tokens/{id}',
  area,
  summary: 'Revokes a token at once, its sockets too.',
  params: byId('a token'),
  answers: [{ status: 204, about: 'It is revoked.' }],
})
