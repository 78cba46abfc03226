// Before what an open browser alone must not do: the person's password once more. A wrong one is a 403, and wrong ones are counted.
import { knowsPassword } from '../../../server/access/sign-in.ts'
import { beginTry, succeeded } from '../../../server/access/throttle.ts'
import { Problem } from './answer.ts'
import { addressOf, deviceOf, personOf } from './who.ts'

export async function confirmed(request: Request, password: string): Promise<void> {
  const { personId, name } = personOf(request)
  const attempt = { email: name, address: addressOf(request), device: deviceOf(request) }
  if ((await beginTry(attempt)) > 0) throw new Problem(429, 'Too many tries', 'Too many wrong passwords: wait a while.')
  if (!(await knowsPassword(personId, password))) throw new Problem(403, 'Not confirmed', 'This is not your password.')
  await succeeded(attempt)
}
