// The name and password in an address such as `https://name:password@wire.example/feed`: taken out of it, and whom they are told. Pure.

/** As HTTP's basic authentication joins them: `name:password`. */
export type Login = string

/** The address that may be shown, and what was in it; null when nothing was. */
export function withoutLogin(address: string): { url: string; login: Login | null } {
  const url = URL.parse(address)
  if (!url || (url.username === '' && url.password === '')) return { url: address, login: null }
  const login = `${unescaped(url.username)}:${unescaped(url.password)}`
  url.username = ''
  url.password = ''
  return { url: url.href, login }
}

/** The other way round: with the login of `from` where it is for this address too; others stay as they are. */
export function withLogin(address: string, from: string): string {
  const [url, given] = [URL.parse(address), URL.parse(from)]
  if (!url || !given || (given.username === '' && given.password === '') || !isFor(url, given)) return address
  url.username = given.username
  url.password = given.password
  return url.href
}

/** Whether what is told `given` may be told `url`: the same host, and not where more can read it on the way. */
export const isFor = (url: URL, given: URL): boolean =>
  url.host === given.host && (url.protocol === given.protocol || url.protocol === 'https:')

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
