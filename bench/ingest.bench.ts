// How many articles a second go through the whole journey, and what 10,000 of them cost, from a process that has just started and once it
// is warm: see ingest-run.ts.
import { runIngest } from './ingest-run.ts'

export const measure = () => runIngest({}, true)
