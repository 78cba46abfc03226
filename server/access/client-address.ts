// From where a request comes. X-Forwarded-For is a stranger's word unless a proxy we trust wrote it. Pure.
import type { IncomingHttpHeaders } from 'node:http'
import ipaddr from 'ipaddr.js'

/** The nearest address that is not a trusted proxy. */
export function clientAddress(peer: string | undefined, headers: IncomingHttpHeaders, trusted: string[]): string {
  const forwarded = String(headers['x-forwarded-for'] ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)
  let address = normal(peer ?? '')
  while (isTrusted(address, trusted)) {
    const before = forwarded.pop()
    if (before === undefined || !ipaddr.isValid(before)) break
    address = normal(before)
  }
  return address
}

/** One counter for one customer: an IPv6 customer has a whole /64. */
export function countedAs(address: string): string {
  if (!ipaddr.IPv6.isValid(address)) return address
  return `${ipaddr.IPv6.parse(address)
    .parts.slice(0, 4)
    .map((part) => part.toString(16))
    .join(':')}::/64`
}

function normal(address: string): string {
  return ipaddr.isValid(address) ? ipaddr.process(address).toString() : 'unknown'
}

/** True for a proxy whose word counts. */
export function isTrusted(address: string | undefined, trusted: string[]): boolean {
  if (address === undefined || !ipaddr.isValid(address)) return false
  const ip = ipaddr.process(address)
  return trusted.some((entry) => {
    const [base, bits] = entry.includes('/') ? ipaddr.parseCIDR(entry) : [ipaddr.process(entry), null]
    if (base.kind() !== ip.kind()) return false
    return bits === null ? base.toString() === ip.toString() : ip.match([base, bits])
  })
}
