// Whether a request names this machine. A web page anywhere could point a name of its own at 127.0.0.1 and reach us through
// the reader's browser, so Host and Origin must name loopback too. Pure; never throws.
import type { IncomingMessage } from 'node:http'

/** True when the Host, and the Origin where there is one, are loopback names. */
export function isLocalRequest(request: Pick<IncomingMessage, 'headers'>): boolean {
  const { host, origin } = request.headers
  if (!host || !isLoopbackHost(`http://${host}`)) return false
  return origin === undefined || isLoopbackHost(origin)
}

function isLoopbackHost(address: string): boolean {
  // Of "127.0.0.1#.other.example" a URL is the former and a name the latter.
  if (!/^https?:\/\/[^\s/?#@\\]+$/.test(address) || !URL.canParse(address)) return false
  const { hostname, protocol, username } = new URL(address)
  if (username !== '' || (protocol !== 'http:' && protocol !== 'https:')) return false
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname)
}
