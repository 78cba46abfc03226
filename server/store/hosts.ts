// The pace of a host: which registrable domain a feed belongs to, which hosts have none to keep, and when the others may be asked
// again. Held in the database, so that several processes keep it together.
import { BlockList, isIP } from 'node:net'
import { getDomain } from 'tldts'
import { Prisma } from '../../prisma/generated/client.ts'
import { db } from './client.ts'

/** What of one host is asked at once, and how long after one question begins the next may. */
export const HOST_POLLS_AT_ONCE = 2
export const HOST_SPACING_SECONDS = 2
// A server that sends one feed away for a day has not said that of all its feeds.
const LONGEST_HOST_PAUSE_SECONDS = 3_600

/** The registrable domain of an address, since its hosts are one server's more often than not; an IP or a bare name is its own. */
export function hostOf(url: string): string {
  const { hostname } = new URL(url)
  return getDomain(hostname) ?? hostname.replace(/^\[|\]$/g, '')
}

/** Makes hosts known before their feeds are. */
export async function addHosts(names: string[]): Promise<void> {
  const distinct = [...new Set(names)].sort()
  await db().$executeRaw`insert into host (name) select unnest(${distinct}::text[]) on conflict do nothing`
}

/** Gives feeds their hosts that have none yet: those of before there were any. */
export async function nameHosts(): Promise<void> {
  const feeds = await db().feed.findMany({ where: { host: '' }, select: { id: true, url: true } })
  if (feeds.length === 0) return
  const hosts = feeds.map(({ url }) => hostOf(url))
  await addHosts(hosts)
  await db().$executeRaw`update feed set host = given.host
    from unnest(${feeds.map(({ id }) => id)}::int8[], ${hosts}::text[]) as given(id, host) where feed.id = given.id`
}

/** Whether feed f's host keeps no pace: one that ALLOW_PRIVATE_HOSTS names is our own, and can bear what we ask of it. */
export function isUnpacedSql(allowed: string[]): Prisma.Sql {
  const isAddress = (entry: string) => isIP(entry.split('/')[0] as string) !== 0
  const blocks = allowed.filter(isAddress)
  const names = allowed.filter((entry) => !isAddress(entry)).map((name) => hostOf(`http://${name}/`))
  return Prisma.sql`case when f.host ~ '^[0-9]+(\\.[0-9]+){3}$' or f.host like '%:%'
    then f.host::inet <<= any(${blocks}::text[]::inet[]) else f.host = any(${names}::text[]) end`
}

/** The same of a host's name, for what is not asked in SQL. */
export function unpacedHosts(allowed: string[]): (host: string) => boolean {
  const addresses = new BlockList()
  const names = new Set<string>()
  for (const entry of allowed) {
    const [base = '', bits] = entry.split('/')
    const family = isIP(base) === 6 ? 'ipv6' : 'ipv4'
    if (isIP(base) === 0) names.add(hostOf(`http://${entry}/`))
    else if (bits === undefined) addresses.addAddress(base, family)
    else addresses.addSubnet(base, Number(bits), family)
  }
  return (host) => (isIP(host) === 0 ? names.has(host) : addresses.check(host, isIP(host) === 6 ? 'ipv6' : 'ipv4'))
}

/** Nobody asks this host again for so long, neither for feeds nor for pages. */
export async function pauseHost(name: string, seconds: number): Promise<void> {
  const until = Prisma.sql`now() + make_interval(secs => ${Math.min(seconds, LONGEST_HOST_PAUSE_SECONDS)})`
  await db().$executeRaw`
    insert into host (name, next_at, next_page_at) values (${name}, ${until}, ${until})
    on conflict (name) do update set next_at = greatest(host.next_at, ${until}), next_page_at = greatest(host.next_page_at, ${until})`
}

/**
 * Takes the next turn to ask this host for a page, whoever else does, and answers the milliseconds until it comes; the turn after
 * it is `betweenMs` later. Null when none comes within `patienceMs`: then none is taken.
 */
export async function pageTurn(name: string, betweenMs: number, patienceMs: number): Promise<number | null> {
  const between = Prisma.sql`make_interval(secs => ${betweenMs / 1_000})`
  const rows = await db().$queryRaw<{ ms: number }[]>`
    insert into host as h (name, next_page_at) values (${name}, clock_timestamp() + ${between})
    on conflict (name) do update set next_page_at = greatest(h.next_page_at, clock_timestamp()) + ${between}
      where h.next_page_at <= clock_timestamp() + make_interval(secs => ${patienceMs / 1_000})
    returning (extract(epoch from next_page_at - ${between} - clock_timestamp()) * 1000)::float8 as ms`
  return rows[0] ? Math.max(0, rows[0].ms) : null
}
