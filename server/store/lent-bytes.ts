// Bytes that reach the driver as they are. Prisma writes the values of a raw statement out as JSON, and bytes in it as base64: as a text it
// stands in memory four times over. Here the statement has a token in the place of the bytes, which the adapter swaps back.
import { randomUUID } from 'node:crypto'
import { PrismaPg } from '@prisma/adapter-pg'

type Adapter = Awaited<ReturnType<PrismaPg['connect']>>
type Queryable = Pick<Adapter, 'queryRaw' | 'executeRaw'>
type Query = Parameters<Adapter['queryRaw']>[0]

// A statement that was never sent leaves its bytes behind. No transaction waits and lasts longer than 70 seconds (./client.ts).
const KEPT_MS = 3 * 60_000

// Next's bundle has its own copy of this module, and the one adapter must know what either lends.
const shared = globalThis as typeof globalThis & { rasidLentBytes?: Lent }
/** Nobody who writes a text can know the beginning of a token. */
type Lent = { prefix: string; last: number; bytes: Map<string, { of: Uint8Array; since: number }> }
shared.rasidLentBytes ??= { prefix: `bytes ${randomUUID()} `, last: 0, bytes: new Map() }
const lent = shared.rasidLentBytes

/** What stands for these bytes among the values of one raw statement. */
export function lend(of: Uint8Array): string {
  const now = Date.now()
  for (const [token, { since }] of lent.bytes) {
    if (now - since < KEPT_MS) break
    lent.bytes.delete(token)
  }
  const token = `${lent.prefix}${++lent.last}`
  lent.bytes.set(token, { of, since: now })
  return token
}

/** What a token stands for, to hand it to a driver without Prisma; the token stands for nothing then. */
export function takeBack(token: string): Uint8Array {
  const bytes = bytesOf(token)
  lent.bytes.delete(token)
  return bytes
}

/** How many were lent and not taken yet. */
export const lentNow = (): number => lent.bytes.size

/** Prisma's adapter for PostgreSQL, which takes what was lent. */
export class LendingPg extends PrismaPg {
  override async connect(): Promise<Adapter> {
    const adapter = taking(await super.connect())
    const begin = adapter.startTransaction.bind(adapter)
    adapter.startTransaction = async (level) => taking(await begin(level))
    return adapter
  }
}

function taking<Q extends Queryable>(queryable: Q): Q {
  const [queryRaw, executeRaw] = [queryable.queryRaw.bind(queryable), queryable.executeRaw.bind(queryable)]
  queryable.queryRaw = async (query) => queryRaw(withBytes(query))
  queryable.executeRaw = async (query) => executeRaw(withBytes(query))
  return queryable
}

function withBytes(query: Query): Query {
  const tokens = query.args.filter(isToken)
  if (tokens.length === 0) return query
  const args = query.args.map((value) => (isToken(value) ? bytesOf(value) : value))
  for (const token of tokens) lent.bytes.delete(token)
  return { ...query, args }
}

function bytesOf(token: string): Uint8Array {
  const entry = lent.bytes.get(token)
  if (!entry) throw new Error('These bytes were lent to another statement: each statement needs its own.')
  return entry.of
}

const isToken = (value: unknown): value is string => typeof value === 'string' && value.startsWith(lent.prefix)
