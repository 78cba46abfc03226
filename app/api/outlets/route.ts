// GET /api/outlets: all outlets, without their secrets. POST: adds one and tells its address, this once.
import { addOutlet, listOutlets } from '../../../core/api/outlets.ts'
import { addOutlet as add, listOutlets as list } from '../../../server/store/outlets.ts'
import { hashOf, newBareSecret } from '../../../server/store/secrets.ts'
import { Problem } from '../_http/answer.ts'
import { audited } from '../_http/audited.ts'
import { checkedQuery } from '../_http/filter.ts'
import { route } from '../_http/route.ts'
import { identityOf } from '../_http/who.ts'

export const GET = route(listOutlets, async () => ({ items: await list(), next: null }))

export const POST = route(addOutlet, async ({ request, body }) => {
  if (body.query !== null) checkedQuery(body.query, 'query')
  const secret = newBareSecret()
  const work = async () => {
    const made = await add({ ...body, personId: identityOf(request).personId }, hashOf(secret))
    if (!made) throw new Problem(400, 'Unknown alert', 'There is no alert with this id.', { field: 'alertId' })
    return made
  }
  const outlet = await audited(request, work, ({ name }) => name)
  return { ...outlet, path: `/out/${secret}` }
})
