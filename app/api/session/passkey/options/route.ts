// POST /api/session/passkey/options: what the browser's authenticator is asked.
import { authenticationOptions } from '../../../../../server/access/passkeys.ts'
import { answer, json } from '../../../_http/answer.ts'

export const POST = answer(async () => json(await authenticationOptions()))
