// GET /api/audit: who did what, newest first; `format=jsonl` gives the whole log as a file.
import { listAudit } from '../../../core/api/people.ts'
import { type AuditEntry, listAudit as pageOfAudit } from '../../../server/store/audit.ts'
import { route } from '../_http/route.ts'
import { streamed } from '../_http/streamed.ts'

const PAGE = 1_000

export const GET = route(listAudit, async ({ query: { format, limit = 50, cursor = null } }) => {
  if (format !== 'jsonl') return pageOfAudit(limit, cursor)
  return streamed(lines(), 'application/jsonl', 'rasid-audit.jsonl')
})

async function* lines(): AsyncGenerator<string> {
  for (let cursor: string | null = null; ; ) {
    const page: { items: AuditEntry[]; next: string | null } = await pageOfAudit(PAGE, cursor)
    for (const entry of page.items) yield `${JSON.stringify(entry)}\n`
    if (page.next === null) return
    cursor = page.next
  }
}
