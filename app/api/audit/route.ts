// GET /api/audit: who did what, newest first; `format=jsonl` and `format=csv` give the whole log as a file.
import { listAudit } from '../../../core/api/people.ts'
import { csvRows } from '../../../server/outlets/csv.ts'
import { type AuditEntry, listAudit as pageOfAudit } from '../../../server/store/audit.ts'
import { route } from '../_http/route.ts'
import { streamed } from '../_http/streamed.ts'

const PAGE = 1_000
const COLUMNS = ['id', 'at', 'actor', 'action', 'target', 'outcome', 'address'] as const

export const GET = route(listAudit, async ({ query: { format, limit = 50, cursor = null } }) => {
  if (format === 'jsonl') return streamed(jsonLines(), 'application/jsonl', 'rasid-audit.jsonl')
  if (format === 'csv') return streamed(csvLines(), 'text/csv', 'rasid-audit.csv')
  return pageOfAudit(limit, cursor)
})

async function* jsonLines(): AsyncGenerator<string> {
  for await (const entry of everything()) yield `${JSON.stringify(entry)}\n`
}

async function* csvLines(): AsyncGenerator<string> {
  yield csvRows([[...COLUMNS]])
  for await (const entry of everything()) yield csvRows([COLUMNS.map((name) => entry[name])])
}

async function* everything(): AsyncGenerator<AuditEntry> {
  for (let cursor: string | null = null; ; ) {
    const page: { items: AuditEntry[]; next: string | null } = await pageOfAudit(PAGE, cursor)
    yield* page.items
    if (page.next === null) return
    cursor = page.next
  }
}
