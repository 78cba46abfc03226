// GET /api/audit: who did what, newest first; `format=jsonl` gives the whole log as a file.
import { type AuditEntry, listAudit } from '../../../server/store/audit.ts'
import { answer, json } from '../_http/answer.ts'
import { asked, limitOf, oneOf } from '../_http/ask.ts'
import { streamed } from '../_http/streamed.ts'

const PAGE = 1_000

export const GET = answer(async (request) => {
  const ask = asked(request)
  if (oneOf(ask, 'format', ['json', 'jsonl']) !== 'jsonl') return json(await listAudit(limitOf(ask), ask.get('cursor')))
  return streamed(lines(), 'application/jsonl', 'rasid-audit.jsonl')
})

async function* lines(): AsyncGenerator<string> {
  for (let cursor: string | null = null; ; ) {
    const page: { items: AuditEntry[]; next: string | null } = await listAudit(PAGE, cursor)
    for (const entry of page.items) yield `${JSON.stringify(entry)}\n`
    if (page.next === null) return
    cursor = page.next
  }
}
