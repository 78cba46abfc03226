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
  const hosts = new Set(allowPrivateHosts.filter((entry) => !entry.includes('/')).map((entry) => oneSpelling(entry)))
  const blocks = allowPrivateHosts.filter((entry) => entry.includes('/')).map((entry) => ipaddr.parseCIDR(entry))
  const allowsAddress = (address: string) => {
    if (isPublicAddress(address)) return true
    if (!isIP(address)) return false
    const parsed = ipaddr.process(address)
    return (
      hosts.has(oneSpelling(address)) ||
      blocks.some(([base, bits]) => parsed.kind() === base.kind() && parsed.match(base, bits))
    )
  }
  return { allowsHost: (host) => hosts.has(oneSpelling(host)), allowsAddress }
}

// A public address by its number, but inside a virtual machine on Azure it is the platform, which hands out settings.
const PLATFORM_ADDRESSES = new Set(['168.63.129.16'])
// All that was ever given out of IPv6. It leaves out ::/96, the old IPv4-compatible form (::7f00:1), which is unicast to the
// library and loopback to some systems.
const GIVEN_OUT = ipaddr.parseCIDR('2000::/3')

/** Whether an IP belongs to the open internet: not loopback, private, link-local, reserved, nor a tunnel into such. */
export function isPublicAddress(address: string): boolean {
  if (!isIP(address)) return false
  const parsed = ipaddr.process(address)
  if (parsed.range() !== 'unicast') return false
  return parsed.kind() === 'ipv4' ? !PLATFORM_ADDRESSES.has(parsed.toString()) : parsed.match(GIVEN_OUT)
}

/** The IP that a URL's hostname spells, in whatever spelling; null for a name. The URL parser has normalised IPv4. */
export function literalAddress(hostname: string): string | null {
  const host = bare(hostname)
  return isIP(host) ? host : null
}

/** A URL's hostname as ALLOW_PRIVATE_HOSTS takes it: without brackets, in small letters, without the root's dot. */
export const bare = (host: string) =>
  host
    .replace(/^\[|\]$/g, '')
    .replace(/\.$/, '')
    .toLowerCase()

/** Names as they are; of the many spellings of an IP (0:0:0:0:0:0:0:1, ::ffff:127.0.0.1) always the same. */
function oneSpelling(host: string): string {
  const name = bare(host)
  return isIP(name) ? ipaddr.process(name).toString() : name
}
