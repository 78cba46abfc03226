// Tells addresses of the open internet from all others, so that a feed cannot make us read this machine or its network.
// Pure; an address that cannot be read counts as private.
import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'

export type AddressGuard = {
  /** True when this host may be reached whatever it resolves to. */
  allowsHost(host: string): boolean
  /** True when a connection to this IP may be made. */
  allowsAddress(address: string): boolean
}

/** A guard that lets through the open internet, and the given hosts and CIDR blocks. */
export function createAddressGuard(allowPrivateHosts: string[]): AddressGuard {
  const hosts = new Set(allowPrivateHosts.filter((entry) => !entry.includes('/')).map((entry) => bare(entry)))
  const blocks = allowPrivateHosts.filter((entry) => entry.includes('/')).map((entry) => ipaddr.parseCIDR(entry))
  const allowsAddress = (address: string) => {
    if (isPublicAddress(address) || hosts.has(bare(address))) return true
    if (!ipaddr.isValid(address)) return false
    const parsed = ipaddr.process(address)
    return (
      blocks.some(([base, bits]) => parsed.kind() === base.kind() && parsed.match(base, bits)) ||
      hosts.has(parsed.toString())
    )
  }
  return { allowsHost: (host) => hosts.has(bare(host)), allowsAddress }
}

/** Whether an IP belongs to the open internet: not loopback, private, link-local, reserved, nor a tunnel into such. */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false
  const parsed = ipaddr.process(address)
  if (parsed.range() !== 'unicast') return false
  // ::/96, the old IPv4-compatible form (::7f00:1), is unicast to the library and loopback to some systems.
  return parsed.kind() === 'ipv4' || !(parsed as ipaddr.IPv6).parts.slice(0, 6).every((part) => part === 0)
}

/** The IP that a URL's hostname spells, in whatever spelling; null for a name. The URL parser has normalised IPv4. */
export function literalAddress(hostname: string): string | null {
  const host = bare(hostname)
  return isIP(host) ? host : null
}

const bare = (host: string) => host.replace(/^\[|\]$/g, '').toLowerCase()
