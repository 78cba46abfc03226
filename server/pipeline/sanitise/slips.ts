// Slips for which browsers, and the library as they do, swallow all that follows: frames and the like that are never closed or end as
// in XML, and quotes that are not closed within their tag. Out comes HTML that says as much and is sanitised only then. Pure; never
// throws; time is linear in the length.

const HULL = /<(iframe|noscript|title|textarea|template|script|style)\b[^<>]*>/gi
const HULL_END = /<\/(iframe|noscript|title|textarea|template)\b/gi
// What follows them is no text even where they stay open.
const CODE = new Set(['script', 'style'])
// One more quote than there are pairs, and none before the next tag that could close it.
const LONE_QUOTE = /(<[a-z][^<>"']*(?:"[^<>"']*"[^<>"']*)*)"([^<>"']*>)(?=[^<"]*(?:<|$))/gi

export function withoutSlips(html: string): string {
  const quoted = html.includes('"') ? html.replace(LONE_QUOTE, '$1$2') : html
  if (quoted.search(HULL) === -1) return quoted
  const closed = new Map<string, number>()
  for (const { 1: name = '', index } of quoted.matchAll(HULL_END)) closed.set(name.toLowerCase(), index)
  return quoted.replace(HULL, (tag, written: string, at: number) => {
    const name = written.toLowerCase()
    const open = !CODE.has(name) && (closed.get(name) ?? -1) < at
    return open || tag.endsWith('/>') ? '' : tag
  })
}
