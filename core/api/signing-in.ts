// The operations by which people set up, sign in and join. They keep no Idempotency-Key: their answers hold secrets. Pure.
import { z } from 'zod'
import type { Answer } from './operation.ts'
import { operation } from './operation.ts'
import {
  authenticatorOptions,
  code,
  credential,
  email,
  password,
  person,
  personName,
  role,
  scope,
  secret,
} from './people-words.ts'

const area = 'Signing in'
const signedIn = { status: 201, about: 'Signed in; the session is a cookie.', json: person } as const satisfies Answer
const secondStep = {
  status: 202,
  about: 'A one-time code is asked for next.',
  json: z.object({ next: z.literal('code'), ticket: z.string() }),
} as const satisfies Answer
const named = { 409: 'Passkeys belong to a name, and this was asked at an address of numbers.' }
const wrong = { 401: 'They do not belong together.', 429: 'Too many wrong tries.' }

export const setUp = operation({
  id: 'setUp',
  method: 'POST',
  path: '/api/setup',
  area,
  summary: 'Creates the first owner and signs them in.',
  open: true,
  body: z.object({
    email,
    password,
    name: personName.optional(),
    token: secret.optional().describe('From the terminal, for who is not at the same machine.'),
  }),
  answers: [signedIn, secondStep],
  problems: { 409: 'There is an owner.', 429: 'Too many wrong tries.' },
})

export const whoAmI = operation({
  id: 'whoAmI',
  method: 'GET',
  path: '/api/session',
  area,
  summary: 'Who asks.',
  answers: [
    {
      status: 200,
      about: 'A person or a token.',
      json: z.object({ kind: z.enum(['session', 'token']), name: z.string(), role, scope }),
    },
  ],
})

export const signIn = operation({
  id: 'signIn',
  method: 'POST',
  path: '/api/session',
  area,
  summary: 'Signs in with e-mail address and password.',
  open: true,
  body: z.object({ email: z.string().max(254), password }),
  answers: [signedIn, secondStep],
  problems: wrong,
})

export const signOut = operation({
  id: 'signOut',
  method: 'DELETE',
  path: '/api/session',
  area,
  summary: 'Signs out.',
  answers: [{ status: 204, about: 'Signed out.' }],
})

export const giveCode = operation({
  id: 'giveCode',
  method: 'POST',
  path: '/api/session/code',
  area,
  summary: 'The second step of signing in.',
  open: true,
  body: z.object({ ticket: secret, code }),
  answers: [signedIn, secondStep],
  problems: wrong,
})

export const askPasskey = operation({
  id: 'askPasskey',
  method: 'POST',
  path: '/api/session/passkey/options',
  area,
  summary: "What the browser's authenticator is asked.",
  open: true,
  answers: [{ status: 200, about: 'Options of the Web Authentication standard.', json: authenticatorOptions }],
  problems: named,
})

export const signInWithPasskey = operation({
  id: 'signInWithPasskey',
  method: 'POST',
  path: '/api/session/passkey',
  area,
  summary: 'Signs in with what the authenticator answered.',
  open: true,
  body: z.object({ ticket: secret, credential }),
  answers: [signedIn, secondStep],
  problems: { ...named, ...wrong },
})

export const beginSingleSignOn = operation({
  id: 'beginSingleSignOn',
  method: 'GET',
  path: '/api/session/sso',
  area,
  summary: 'Sends the browser to the provider of single sign-on.',
  open: true,
  query: z.object({ next: z.string().optional().describe('The page to come back to.') }),
  answers: [{ status: 303, about: 'To the provider.' }],
  problems: { 404: 'Single sign-on is not set up.' },
})

export const endSingleSignOn = operation({
  id: 'endSingleSignOn',
  method: 'GET',
  path: '/api/session/sso/callback',
  area,
  summary: "Takes the provider's answer and sends the browser on; only the provider leads here.",
  open: true,
  answers: [{ status: 303, about: 'To the desk, or to signing in.' }],
})

export const acceptInvitation = operation({
  id: 'acceptInvitation',
  method: 'POST',
  path: '/api/invitations/accept',
  area,
  summary: 'The link of an invitation or a reset becomes a password, and signs in.',
  open: true,
  body: z.object({ token: secret, password, name: personName.optional() }),
  answers: [signedIn, secondStep],
  problems: { 410: 'The link was used already, withdrawn, or is too old.', 429: 'Too many wrong tries.' },
})
