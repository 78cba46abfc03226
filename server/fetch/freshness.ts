// How long a server says that its answer stays fresh: Cache-Control's max-age, else Expires, less the Age it has already. Pure
// but for the answer's own clock; absent where nothing is said or it cannot be read.

/** Seconds, or undefined. `header` answers a header's value or null. */
export function freshForSeconds(header: (name: string) => string | null): number | undefined {
  const control = header('cache-control') ?? ''
  if (/\bno-(store|cache)\b/i.test(control)) return undefined
  const age = Math.max(0, Number(header('age') ?? 0) || 0)
  const written = /\bmax-age\s*=\s*"?(\d+)/i.exec(control)?.[1]
  if (written !== undefined) return positive(Number(written) - age)
  // Against the server's own clock, which may be off; `Expires: 0` and other non-dates mean "now".
  const [expires, date] = [Date.parse(header('expires') ?? ''), Date.parse(header('date') ?? '')]
  return Number.isFinite(expires - date) ? positive((expires - date) / 1_000 - age) : undefined
}

const positive = (seconds: number) => (seconds > 0 ? Math.floor(seconds) : undefined)
