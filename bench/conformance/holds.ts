// Whether a parsed feed meets one expectation: `{"path","or"?,"op","value"?}`, where a path is `items[0].title` and one value of a
// list is enough. An operator that nobody knows holds for nothing. Pure.
import { Parser } from 'htmlparser2'
import type { ParsedFeed } from '../../server/pipeline/parse.ts'
import { plainText } from '../../server/pipeline/plain-text.ts'

export type Assertion = { path?: string; or?: string[]; op: string; value?: unknown }

type Compare = (given: unknown, wanted: string) => boolean

const FORBIDDEN = new Set('script style iframe frame frameset object embed applet meta link base'.split(' '))
const ADDRESSES = new Set('href src cite action formaction poster background data'.split(' '))
const RUNS = /^(?:java|vb|live)script:|^data:(?!image\/)/i

const COMPARE: Record<string, Compare> = {
  eq: (given, wanted) => String(given).trim() === wanted,
  textEq: (given, wanted) => readings(given).includes(collapsed(wanted)),
  contains: (given, wanted) =>
    Array.isArray(given)
      ? given.some((one) => readings(one).includes(collapsed(wanted)))
      : readings(given).some((text) => text.includes(collapsed(wanted))),
  dateEq: (given, wanted) => Date.parse(String(given)) === Date.parse(wanted),
  urlEq: (given, wanted) => sameAddress(String(given), wanted),
  langEq: (given, wanted) =>
    [wanted, wanted.split(/[-_]/)[0]].some((tag) => tag?.toLowerCase() === String(given).toLowerCase()),
  hasLink: (given, wanted) => addressesIn(String(given)).some((link) => sameAddress(link, wanted)),
}

export function holds({ path = '', or = [], op, value }: Assertion, parsed: ParsedFeed): boolean {
  if (op === 'parses') return parsed.items.length > 0 || parsed.feed.title !== undefined
  if (op === 'safeHtml') return isSafe(parsed, typeof value === 'string' ? value : undefined)
  if (op === 'absent') return lookup(parsed, path) === undefined
  const compare = COMPARE[op]
  if (!compare) return false
  const wanted = (Array.isArray(value) ? value : [value]).map(String)
  return [path, ...or]
    .map((one) => lookup(parsed, one))
    .some((given) => given !== undefined && wanted.some((one) => compare(given, one)))
}

function lookup(from: unknown, path: string): unknown {
  let at = from
  for (const key of path.match(/[^.[\]]+/g) ?? []) at = (at as Record<string, unknown> | undefined)?.[key]
  return at === null || at === '' ? undefined : at
}

const collapsed = (text: string) =>
  text
    .normalize('NFC')
    .replace(/[\s\u200b\ufeff]+/g, ' ')
    .trim()
const readings = (value: unknown) => [collapsed(String(value)), collapsed(plainText(String(value)))]

function sameAddress(a: string, b: string): boolean {
  const [one, other] = [URL.parse(a)?.href ?? a, URL.parse(b)?.href ?? b]
  return one.replace(/\/$/, '') === other.replace(/\/$/, '')
}

function addressesIn(html: string): string[] {
  const found: string[] = []
  const parser = new Parser({
    onopentag: (_name, { href, src }) => found.push(...[href, src].filter((one) => one !== undefined)),
  })
  parser.end(html)
  return found
}

function isSafe({ feed, items }: ParsedFeed, kept: string | undefined): boolean {
  const shown = [feed.title, feed.description, ...items.flatMap(({ title, summary, html }) => [title, summary, html])]
  if (shown.some((html) => html !== undefined && isDangerous(html))) return false
  return kept === undefined || [...shown, ...items.map(({ text }) => text)].some((text) => text?.includes(kept))
}

function isDangerous(html: string): boolean {
  let dangerous = false
  const parser = new Parser({
    onopentag: (name, attributes) => {
      if (FORBIDDEN.has(name)) dangerous = true
      for (const [key, value] of Object.entries(attributes)) {
        if (/^on|^srcdoc$|^style$/.test(key)) dangerous = true
        if (ADDRESSES.has(key) && RUNS.test(value.replace(/[\u0000-\u0020]/g, ''))) dangerous = true
      }
    },
  })
  parser.end(html)
  return dangerous
}
