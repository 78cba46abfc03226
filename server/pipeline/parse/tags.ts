// Where a tag ends and what its attributes are, however carelessly it is written. Positions are UTF-16 offsets; time is
// linear in the tag's length. Pure; never throws.

const ATTRIBUTE = /([^\s=>"'/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g
const QUOTE = 34
const APOSTROPHE = 39
const LESS = 60
const GREATER = 62

/**
 * The offset of the `>` that closes the tag opened at `open`, or -1 when the document ends first. `>` may stand inside quotes;
 * a quote that is not closed before the next `<` was a slip, and `<` itself ends a tag that nothing else did.
 */
export function tagEnd(source: string, open: number): number {
  let heedQuotes = true
  for (let at = open + 1; at < source.length; at++) {
    const code = source.charCodeAt(at)
    if (code === GREATER) return at
    if (code === LESS) return at - 1
    if (!heedQuotes || (code !== QUOTE && code !== APOSTROPHE)) continue
    const closed = quoteEnd(source, at, code)
    if (closed === -1) heedQuotes = false
    else at = closed
  }
  return -1
}

function quoteEnd(source: string, open: number, mark: number): number {
  for (let at = open + 1; at < source.length; at++) {
    const code = source.charCodeAt(at)
    if (code === mark) return at
    if (code === LESS) return -1
  }
  return -1
}

/** Names in lower case; of a repeated one the first counts. Values are as written, references and all. */
export function readAttributes(written: string): Map<string, string> {
  const attributes = new Map<string, string>()
  for (const [, name, double, single, bare] of written.matchAll(ATTRIBUTE)) {
    const key = (name as string).toLowerCase()
    if (!attributes.has(key)) attributes.set(key, double ?? single ?? bare ?? '')
  }
  return attributes
}
