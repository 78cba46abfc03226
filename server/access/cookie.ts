// The session's cookie: not readable by scripts, not sent by other sites' forms, and on TLS bound to this very host. Pure but for
// the settings.
import { access } from './settings.ts'

const isSecure = () => access().origin.startsWith('https:')

// Cookies do not tell ports apart, so two Rasids on one machine would sign each other out: the name does.
const named = (name: string) =>
  isSecure() ? `__Host-rasid-${name}` : `rasid-${name}-${new URL(access().origin).port || 80}`

export const SESSION = 'session'
/** Tells a browser that a person signed in with before; see throttle.ts. */
export const DEVICE = 'device'
/** Which answer of single sign-on this browser waits for. */
export const STATE = 'state'

/**
 * A cookie's value, or undefined. Two of one name are none: a neighbouring host can plant a second one that a browser sends first, and
 * have a reader work in a stranger's session.
 */
export function readCookie(header: string | null | undefined, name: string): string | undefined {
  const wanted = `${named(name)}=`
  const pairs = (header ?? '').split(';').map((part) => part.trim())
  const values = new Set(pairs.filter((pair) => pair.startsWith(wanted)).map((pair) => pair.slice(wanted.length)))
  return values.size === 1 ? [...values][0] : undefined
}

/** A Set-Cookie value; `seconds` 0 takes the cookie away. */
export function writeCookie(name: string, value: string, seconds: number): string {
  const secure = isSecure() ? '; Secure' : ''
  return `${named(name)}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${seconds}${secure}`
}
