// By which name Rasid is asked, and from which page. A page anywhere can point a name of its own at our address and reach us through
// a reader's browser; and on one machine another port is another program. Pure but for the settings.
import type { IncomingMessage } from 'node:http'
import { isLocalRequest } from '../live/local-only.ts'
import { isTrusted } from './client-address.ts'
import { access } from './settings.ts'

type Asked = Pick<IncomingMessage, 'headers'>

/** True when the Host is one that this Rasid answers to. */
export function isOurName(request: Asked): boolean {
  const { host } = request.headers
  if (!host || /[\s/?#@\\]/.test(host) || !URL.canParse(`http://${host}`)) return false
  const loopback = isLocalRequest({ headers: { host } })
  if (access().local || access().named) return loopback || host === new URL(access().origin).host
  return true
}

/** What links for others begin with: PUBLIC_URL, or the name that the asker knows. */
export const linkOrigin = (request: { headers: Headers }) => (access().named ? access().origin : originFor(request))

/** The address that the asker reaches this Rasid by: PUBLIC_URL, or the name of this request where that is one of ours. */
export function originFor(request: { headers: Headers }): string {
  const { origin, named } = access()
  const host = request.headers.get('host')
  if (host === null || host === new URL(origin).host) return origin
  // PUBLIC_URL is what passkeys, links and single sign-on belong to; beside it only this machine has a name of its own.
  if (named && !isLocalRequest({ headers: { host } })) return origin
  return isOurName({ headers: { host } }) ? `http://${host}` : origin
}

/** True when the request comes from our own pages, or from a program that is no browser. */
export function isOwnPage(request: Asked): boolean {
  const { host, origin } = request.headers
  const site = request.headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false
  if (origin === undefined) return true
  if (origin === access().origin) return true
  if (!URL.canParse(origin) || new URL(origin).host !== host) return false
  // Where people come over TLS, a page of the same name without it may be anybody's on the way.
  return !access().origin.startsWith('https:') || origin.startsWith('https:') || isLocalRequest({ headers: { host } })
}

/** True when the reader came over TLS: by the address people use, or by the word of a proxy we trust. */
export function isSecure(request: IncomingMessage): boolean {
  if (access().origin.startsWith('https:')) return true
  const said = String(request.headers['x-forwarded-proto'] ?? '')
  return said === 'https' && isTrusted(request.socket.remoteAddress, access().trustedProxies)
}

/** True when the request was made on this machine, to this machine, by no proxy. */
export function isFromHere(request: IncomingMessage): boolean {
  const peer = request.socket.remoteAddress ?? ''
  const proxied = ['x-forwarded-for', 'x-forwarded-host', 'forwarded', 'via', 'x-real-ip'].some(
    (name) => request.headers[name] !== undefined,
  )
  const { host } = request.headers
  return (
    !proxied && /^(127\.|::1$|::ffff:127\.)/.test(peer) && host !== undefined && isLocalRequest({ headers: { host } })
  )
}
