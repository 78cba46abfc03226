// GET /api/people: everyone with an account.
import { listPeople } from '../../../core/api/people.ts'
import { listPeople as everyone } from '../../../server/store/people.ts'
import { route } from '../_http/route.ts'

export const GET = route(listPeople, async () => ({ items: await everyone(), next: null }))
