// The lock that makes writers of articles and mentions take turns: ids become visible in the order in which they were given
// (docs/decisions/0003), and two of them never wait for each other's tallies (0016). Held until the transaction ends.
import { Prisma } from '../../prisma/generated/client.ts'

const WRITER_LOCK = 7_274_100

export const lockWriters = Prisma.sql`select pg_advisory_xact_lock(${WRITER_LOCK})`

const ALERTS_LOCK = 7_274_101

/** For a batch of articles: no alert is made or changed while it is stored, so that it knows all that there are once it is there. */
export const lockBatch = Prisma.sql`select pg_advisory_xact_lock(${WRITER_LOCK}), pg_advisory_xact_lock_shared(${ALERTS_LOCK})`

/** For an alert that is made or changed. Whoever has it asks for no other. */
export const lockAlerts = Prisma.sql`select pg_advisory_xact_lock(${ALERTS_LOCK})`
