// The path of a request, decoded once, for looking up its door. What two readers could read differently (encoded slashes, dots,
// empty segments) is no path at all, so that guard and router never disagree. Pure.

/** Null when it is odd. */
export function plainPath(target: string): string | null {
  const raw = target.split(/[?#]/, 1)[0] as string
  if (!raw.startsWith('/') || raw.length > 2_000) return null
  let path: string
  try {
    path = decodeURIComponent(raw)
  } catch {
    return null
  }
  if (/[\\\u0000-\u001f\u007f]/.test(path) || path.split('/').length !== raw.split('/').length) return null
  const segments = path.split('/').slice(1)
  if (segments.some((segment) => segment === '.' || segment === '..')) return null
  if (path !== '/' && segments.includes('')) return null
  return path
}
