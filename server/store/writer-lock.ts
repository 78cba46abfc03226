// The lock that makes writers of articles and mentions take turns: ids become visible in the order in which they were given
// (docs/decisions/0003), and two of them never wait for each other's tallies (0016). Held until the transaction ends.
import { Prisma } from '../../prisma/generated/client.ts'

const WRITER_LOCK = 7_274_100

export const lockWriters = Prisma.sql`select pg_advisory_xact_lock(${WRITER_LOCK})`
