// A deed and its line in the audit log, in one transaction: neither is ever without the other. What is refused is written by the
// guard, once its answer is out.
import { findDoor } from '../../../core/access/doors.ts'
import { calledOf } from '../../../core/access/roles.ts'
import { note } from '../../../server/access/notes.ts'
import { addAudit } from '../../../server/store/audit.ts'
import { withinTransaction } from '../../../server/store/client.ts'
import { addressOf, identityOf } from './who.ts'

/** Does it. `target` says what was acted on, for who reads the log; the path unless it is given. Whatever `act` throws undoes all. */
export async function audited<T>(request: Request, act: () => Promise<T>, target?: (done: T) => string): Promise<T> {
  const path = new URL(request.url).pathname
  const found = findDoor(request.method, path)
  const action = found && 'door' in found ? found.door.audit : undefined
  if (action === undefined) throw new Error(`${request.method} ${path} has no audited door.`)
  const done = await withinTransaction(async () => {
    const result = await act()
    const actor = calledOf(identityOf(request))
    await addAudit({ actor, action, target: target?.(result) ?? path, outcome: 'done', address: addressOf(request) })
    return result
  })
  note(request.headers, { written: true })
  return done
}
