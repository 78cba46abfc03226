// What the doors must know of the configuration. Next loads modules a second time for its bundle, so it lies on globalThis,
// which both copies share.

export type SingleSignOn = { issuer: string; clientId: string; clientSecret: string; name: string; allowHttp: boolean }

export type AccessSettings = {
  /** Where people reach the desk, such as https://desk.example, without a slash at the end. */
  origin: string
  /** True when PUBLIC_URL names the origin; then only that name and loopback are answered. */
  named: boolean
  /** True when Rasid listens on this machine only. */
  local: boolean
  /** What a first visitor must show when they do not come from this machine; null when they do. */
  setUpToken: string | null
  /** Addresses and blocks of proxies whose X-Forwarded-For is believed. */
  trustedProxies: string[]
  sso: SingleSignOn | null
  requestsPerMinute: number
  /** The demo lets browsers of this machine in by itself. */
  demo: boolean
}

const shared = globalThis as typeof globalThis & { rasidAccess?: AccessSettings }

export function openAccess(settings: AccessSettings): void {
  shared.rasidAccess = settings
}

/** The settings. Throws when main has not opened them: that is a bug, not a state. */
export function access(): AccessSettings {
  if (!shared.rasidAccess) throw new Error('Access is not open: openAccess() comes first.')
  return shared.rasidAccess
}
