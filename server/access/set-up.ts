// The first owner: made by the first visitor from this machine, or by who holds the token that was printed on the terminal. Afterwards
// nobody is made here any more.
import { timingSafeEqual } from 'node:crypto'
import { addFirstOwner, ownerExists, type Person } from '../store/people.ts'
import { hashPassword, type PasswordFault, passwordFault } from './password.ts'
import { access } from './settings.ts'

export type SetUp = { email: string; password: string; name?: string | undefined; token?: string | undefined }
export type SetUpResult =
  | { kind: 'made'; person: Person }
  | { kind: 'done' }
  | { kind: 'stranger' }
  | { kind: 'password'; fault: PasswordFault }

export async function setUp({ email, password, name, token }: SetUp, fromHere: boolean): Promise<SetUpResult> {
  if (await ownerExists()) return { kind: 'done' }
  if (!mayBegin(token, fromHere)) return { kind: 'stranger' }
  const fault = passwordFault(password, [email, name ?? ''])
  if (fault) return { kind: 'password', fault }
  const passwordHash = await hashPassword(password)
  const person = await addFirstOwner({ email, passwordHash, ...(name ? { name } : {}) })
  return person ? { kind: 'made', person } : { kind: 'done' }
}

function mayBegin(token: string | undefined, fromHere: boolean): boolean {
  const { setUpToken } = access()
  if (setUpToken === null) return fromHere
  const given = Buffer.from(token ?? '')
  const wanted = Buffer.from(setUpToken)
  return given.length === wanted.length && timingSafeEqual(given, wanted)
}
