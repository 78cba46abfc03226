// GET /api/people: everyone with an account.
import { listPeople } from '../../../server/store/people.ts'
import { answer, json } from '../_http/answer.ts'

export const GET = answer(async () => json({ items: await listPeople(), next: null }))
