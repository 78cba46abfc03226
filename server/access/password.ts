// Passwords: which are good enough, how they rest, how they are compared. Length counts and being unknown to attackers; no recipe of
// signs is asked for. Hashes are argon2id in the PHC form.
import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { dictionary } from '@zxcvbn-ts/language-common'

export const SHORTEST_PASSWORD = 12
export const LONGEST_PASSWORD = 256
// OWASP's figures for argon2id: 19 MiB, two passes, one lane.
const MEMORY_KIB = 19_456
const PASSES = 2
const LANES = 1
const HASH_BYTES = 32
const SALT_BYTES = 16

export type PasswordFault = 'short' | 'long' | 'known' | 'personal'

const known = new Set(dictionary['passwords-common'])

/** Why a password is not taken, or null. `about` is what others know of the person. */
export function passwordFault(password: string, about: string[]): PasswordFault | null {
  const length = [...password].length
  if (length < SHORTEST_PASSWORD) return 'short'
  if (length > LONGEST_PASSWORD) return 'long'
  const plain = password.normalize('NFKC').toLowerCase()
  // A known word with a tail of digits and signs is tried by attackers as well, and so is one word over and over.
  const core = plain.replace(/[^\p{L}]+$/u, '')
  const repeated = /^(.{1,8}?)\1+$/u.exec(plain)?.[1]
  if (known.has(plain) || known.has(core) || repeated !== undefined) return 'known'
  const words = [...about, 'rasid']
    .flatMap((text) => text.toLowerCase().split(/[@.\s]+/))
    .filter((word) => word.length > 3)
  const rest = words.reduce((text, word) => text.replaceAll(word, ''), plain)
  return [...rest].length < SHORTEST_PASSWORD - 4 ? 'personal' : null
}

export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES)
  const hash = await derive(password, salt, { memory: MEMORY_KIB, passes: PASSES, lanes: LANES }, HASH_BYTES)
  return `$argon2id$v=19$m=${MEMORY_KIB},t=${PASSES},p=${LANES}$${unpadded(salt)}$${unpadded(hash)}`
}

/** Compares; with no hash it takes as long and answers false, so that nobody learns by the clock who has an account. */
export async function verifyPassword(password: string, phc: string | null): Promise<boolean> {
  decoy ??= hashPassword(randomBytes(16).toString('hex'))
  const parts = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([^$]+)\$([^$]+)$/.exec(phc ?? (await decoy))
  if (!parts || password.length > LONGEST_PASSWORD * 4) return false
  const [memory, passes, lanes] = parts.slice(1, 4).map(Number) as [number, number, number]
  const wanted = Buffer.from(parts[5] as string, 'base64')
  const got = await derive(
    password,
    Buffer.from(parts[4] as string, 'base64'),
    { memory, passes, lanes },
    wanted.length,
  )
  return timingSafeEqual(got, wanted) && phc !== null
}

let decoy: Promise<string> | undefined

function derive(
  password: string,
  salt: Buffer,
  { memory, passes, lanes }: { memory: number; passes: number; lanes: number },
  bytes: number,
): Promise<Buffer> {
  const message = password.normalize('NFKC')
  const parameters = { message, nonce: salt, memory, passes, parallelism: lanes, tagLength: bytes }
  return new Promise((resolve, reject) =>
    argon2('argon2id', parameters, (error, hash) => (error ? reject(error) : resolve(hash))),
  )
}

const unpadded = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '')
