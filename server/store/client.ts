// The one door to Prisma: main opens the store with an address, every question in this room asks through `db()`.
// Next loads this module a second time for its bundle, so the client lives on globalThis, which both copies share.
import { AsyncLocalStorage } from 'node:async_hooks'
import { type Prisma, PrismaClient } from '../../prisma/generated/client.ts'
import { nameOf } from './kept-statements.ts'
import { LendingPg } from './lent-bytes.ts'

// Polls write one batch at a time and pages ask a handful of questions at once: ten connections never waited in the demo.
const MAX_CONNECTIONS = 10

const shared = globalThis as typeof globalThis & {
  rasidStore?: PrismaClient
  rasidTransaction?: AsyncLocalStorage<Prisma.TransactionClient>
}
shared.rasidTransaction ??= new AsyncLocalStorage()
const around = shared.rasidTransaction

/** Opens the store at a PostgreSQL address. Connects lazily: a wrong address shows at the first question. */
export function openStore(databaseUrl: string): PrismaClient {
  shared.rasidStore ??= new PrismaClient({
    // Prisma writes and reads times without their zone: in a session that keeps another than UTC they would shift.
    adapter: new LendingPg(
      { connectionString: databaseUrl, max: MAX_CONNECTIONS, options: '-c TimeZone=UTC' },
      // Its type forgets that a statement may have no name.
      { statementNameGenerator: nameOf as (query: { sql: string }) => string },
    ),
    transactionOptions: { maxWait: 10_000, timeout: 60_000 },
  })
  return shared.rasidStore
}

/**
 * The open store, or within `withinTransaction` that transaction. Throws when main has not opened it: that is a bug, not a state.
 */
export function db(): PrismaClient {
  const transaction = around.getStore()
  // It lacks `$transaction` alone, in whose place `inTransaction` stands wherever both can be.
  if (transaction) return transaction as PrismaClient
  if (!shared.rasidStore) throw new Error('The store is not open: openStore() comes first.')
  return shared.rasidStore
}

/**
 * What `act` does is stored as a whole or not at all: in the transaction that is under way, or else in one of its own, with `patience` in
 * milliseconds.
 */
export function inTransaction<T>(
  act: (transaction: Prisma.TransactionClient) => Promise<T>,
  patience: { timeout?: number; maxWait?: number } = {},
): Promise<T> {
  const transaction = around.getStore()
  return transaction ? act(transaction) : db().$transaction(act, patience)
}

/** The same, and everything that `act` asks of this room is asked within it. */
export function withinTransaction<T>(act: () => Promise<T>): Promise<T> {
  return inTransaction((transaction) => around.run(transaction, act))
}

/** Closes the store; safe when it is not open. */
export async function closeStore(): Promise<void> {
  await shared.rasidStore?.$disconnect()
  delete shared.rasidStore
}
