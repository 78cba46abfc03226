// POST /mcp: the Model Context Protocol (Streamable HTTP, without sessions), for programs that read what Rasid knows. There is no stream to
// open and no session to end, so GET and DELETE are not known here.
import { answerMcp } from '../../server/outlets/mcp/server.ts'
import { answer } from '../api/_http/answer.ts'

export const dynamic = 'force-dynamic'

export const POST = answer(answerMcp)
