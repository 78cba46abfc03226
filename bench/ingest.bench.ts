// How many articles a second go through the whole journey, and what 10,000 of them cost: see ingest-run.ts.
export { runIngest as measure } from './ingest-run.ts'
