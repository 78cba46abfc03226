// One-time codes by the clock (RFC 6238): made, shown once as a picture, confirmed by a first code. Each code counts once, and so does
// each recovery code.
import { createHash, randomBytes } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'
import { renderSVG } from 'uqr'
import type { Credentials } from '../store/people.ts'
import { totpPurpose } from '../store/reseal.ts'
import { seal, unseal } from '../store/seal.ts'
import { confirmTotp, proposeTotp, takeRecovery, takeStep } from '../store/second-factors.ts'

const PERIOD_SECONDS = 30
// A device's clock may be a step off.
const WINDOW_STEPS = 1
const RECOVERY_CODES = 10

const totpOf = (secret: Secret, label: string) =>
  new TOTP({ issuer: 'Rasid', label, secret, algorithm: 'SHA1', digits: 6, period: PERIOD_SECONDS })

/** A new secret for a person, which counts once its first code came back. */
export async function beginTotp(
  personId: string,
  email: string,
): Promise<{ secret: string; uri: string; picture: string }> {
  const secret = new Secret({ size: 20 })
  await proposeTotp(personId, seal(secret.base32, totpPurpose(personId)))
  const uri = totpOf(secret, email).toString()
  return { secret: secret.base32, uri, picture: renderSVG(uri, { border: 2 }) }
}

/** Confirms it; the recovery codes, or null when the code is wrong. */
export async function finishTotp(found: Credentials, code: string): Promise<string[] | null> {
  const step = found.person.secondFactor ? null : stepOf(found, code)
  if (step === null) return null
  const codes = Array.from({ length: RECOVERY_CODES }, () => randomBytes(5).toString('hex'))
  await confirmTotp(found.person.id, step, codes.map(recoveryHash))
  return codes
}

/** True when the code is right and was not used before. */
export async function takeCode(found: Credentials, code: string): Promise<boolean> {
  const plain = code.replace(/[\s-]/g, '').toLowerCase()
  if (/^[0-9a-f]{10}$/.test(plain)) return takeRecovery(found.person.id, recoveryHash(plain))
  const step = found.person.secondFactor ? stepOf(found, plain) : null
  return step !== null && takeStep(found.person.id, step)
}

function stepOf({ person, totpSecret }: Credentials, code: string): bigint | null {
  const base32 = totpSecret && unseal(totpSecret, totpPurpose(person.id))
  if (!base32 || !/^\d{6}$/.test(code)) return null
  const timestamp = Date.now()
  const delta = totpOf(Secret.fromBase32(base32), person.email).validate({
    token: code,
    timestamp,
    window: WINDOW_STEPS,
  })
  return delta === null ? null : BigInt(Math.floor(timestamp / 1_000 / PERIOD_SECONDS) + delta)
}

// 40 random bits, five tries a ticket: a plain hash is enough.
const recoveryHash = (code: string) => createHash('sha256').update(`recovery ${code}`).digest('hex')
