// The pace of a host: which registrable domain an address belongs to, which hosts have none to keep, and when the others may be asked
// again. Held in the database, so that several processes keep it together.
import { BlockList, isIP } from 'node:net'
import { getDomain } from 'tldts'
import { Prisma } from '../../prisma/generated/client.ts'
import { db } from './client.ts'

/** What of one host is asked at once, and how long after one question begins the next may. */
export const HOST_POLLS_AT_ONCE = 2
export const HOST_SPACING_SECONDS = 2
// Whose next turn is later than that has been paused.
const LONGEST_TURN_SECONDS = 2 * HOST_SPACING_SECONDS
// A server that sends one feed away for a day has not said that of all its feeds.
const LONGEST_HOST_PAUSE_SECONDS = 3_600

/**
 * The registrable domain of an address, since its hosts are one server's more often than not; an IP or a bare name is its own. Where
 * anybody may have a name (github.io, workers.dev) each is a host: what one of its strangers asks of us holds for none of the others.
 */
export function hostOf(url: string): string {
  const { hostname } = new URL(url)
  return getDomain(hostname, { allowPrivateDomains: true }) ?? hostname.replace(/^\[|\]$/g, '')
}

/** The name that an address writes, as SQL finds it in `feed.url`. */
const writtenName = (url: string) => new URL(url).hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '')

/** Makes hosts known before their feeds are. */
export async function addHosts(names: string[]): Promise<void> {
  const distinct = [...new Set(names)].sort()
  await db().$executeRaw`insert into host (name) select unnest(${distinct}::text[]) on conflict do nothing`
}

/**
 * Gives feeds their hosts: those of before there were any, and those whose domain is another one since the list of public suffixes,
 * or what is made of it, has changed.
 */
export async function nameHosts(): Promise<void> {
  const feeds = await db().$queryRaw<{ id: bigint; url: string; host: string }[]>`select id, url, host from feed`
  const named = feeds.map(({ id, url, host }) => ({ id, url, was: host, host: hostOf(url) }))
  const changed = named.filter(({ was, host }) => was !== host)
  if (changed.length === 0) return
  const hosts = changed.map(({ host }) => host)
  await addHosts(hosts)
  await db().$executeRaw`update feed set host = given.host
    from unnest(${changed.map(({ id }) => id)}::int8[], ${hosts}::text[], ${changed.map(({ url }) => url)}::text[]) as given(id, host, url)
    where feed.id = given.id and feed.url = given.url`
}

/**
 * Whether a feed keeps no pace: one whose address writes a name, or has an IP, that ALLOW_PRIVATE_HOSTS names is our own, and can bear
 * what we ask of it. Of the name alone: its domain's other hosts are not ours.
 */
export function isUnpacedSql(allowed: string[], feed: Prisma.Sql = Prisma.sql`f`): Prisma.Sql {
  const blocks = allowed.filter(isAddress)
  const names = allowed.filter((entry) => !isAddress(entry)).map((name) => writtenName(`http://${name}/`))
  // Asked of every feed that is due, with each claim.
  if (allowed.length === 0) return Prisma.sql`false`
  return Prisma.sql`case when ${feed}.host ~ '^[0-9]+(\\.[0-9]+){3}$' or ${feed}.host like '%:%'
    then ${feed}.host::inet <<= any(${blocks}::text[]::inet[])
    else rtrim(substring(${feed}.url from '^https?://(?:[^/@]*@)?([^/:?#]+)'), '.') = any(${names}::text[]) end`
}

/** The same of an address, for what is not asked in SQL. */
export function unpacedAddresses(allowed: string[]): (url: string) => boolean {
  const addresses = new BlockList()
  const names = new Set<string>()
  for (const entry of allowed) {
    const [base = '', bits] = entry.split('/')
    const family = isIP(base) === 6 ? 'ipv6' : 'ipv4'
    if (!isAddress(entry)) names.add(writtenName(`http://${entry}/`))
    else if (bits === undefined) addresses.addAddress(base, family)
    else addresses.addSubnet(base, Number(bits), family)
  }
  return (url) => {
    const name = writtenName(url)
    return isIP(name) === 0 ? names.has(name) : addresses.check(name, isIP(name) === 6 ? 'ipv6' : 'ipv4')
  }
}

const isAddress = (entry: string) => isIP(entry.split('/')[0] as string) !== 0

/** Nobody asks the host of this address again for so long, neither for feeds nor for pages. */
export async function pauseHost(url: string, seconds: number): Promise<void> {
  const name = hostOf(url)
  const until = Prisma.sql`now() + make_interval(secs => ${Math.min(seconds, LONGEST_HOST_PAUSE_SECONDS)})`
  await db().$executeRaw`
    insert into host (name, next_at, next_page_at) values (${name}, ${until}, ${until})
    on conflict (name) do update set next_at = greatest(host.next_at, ${until}), next_page_at = greatest(host.next_page_at, ${until})`
}

/** For how many seconds this host is still to be left alone since it refused; the turns of its feeds are no refusal. */
export async function pausedSeconds(url: string): Promise<number> {
  const rows = await db().$queryRaw<{ seconds: number }[]>`
    select extract(epoch from next_at - now())::float8 as seconds from host
    where name = ${hostOf(url)} and next_at > now() + make_interval(secs => ${LONGEST_TURN_SECONDS})`
  return rows[0]?.seconds ?? 0
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
