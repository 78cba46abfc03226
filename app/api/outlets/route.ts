// GET /api/outlets: all outlets, without their secrets. POST: adds one and tells its address, this once.
import { hashOf, newSecret } from '../../../server/outlets/secret.ts'
import { addOutlet, listOutlets } from '../../../server/store/outlets.ts'
import { answer, body, json, Problem } from '../_http/answer.ts'
import { checkedQuery } from '../_http/ask.ts'
import { newOutlet } from '../_http/outlet-words.ts'
import { identityOf } from '../_http/who.ts'

export const GET = answer(async () => json({ items: await listOutlets(), next: null }))

export const POST = answer(async (request) => {
  const asked = await body(request, newOutlet)
  if (asked.query) checkedQuery(asked.query)
  const secret = newSecret()
  const outlet = await addOutlet({ ...asked, personId: identityOf(request).personId }, hashOf(secret))
  if (!outlet) throw new Problem(400, 'Unknown alert', 'There is no alert with this id.', { field: 'alertId' })
  return json({ ...outlet, path: `/out/${secret}` }, 201)
})
