// Reads the text that we hand to PostgreSQL as a tsquery and asks it of a set of terms, as the database's index would.

/** Whether a text search over these terms would find the article. */
export function mayMatch(tsquery: string, terms: string[]): boolean {
  const known = new Set(terms)
  let at = 0
  const skip = () => {
    while (tsquery[at] === ' ') at++
  }
  const any = (): boolean => {
    let found = all()
    for (skip(); tsquery[at] === '|'; skip()) {
      at++
      found = all() || found
    }
    return found
  }
  const all = (): boolean => {
    let found = one()
    // Side by side is at least both.
    for (skip(); tsquery[at] === '&' || tsquery.startsWith('<->', at); skip()) {
      at += tsquery[at] === '&' ? 1 : 3
      found = one() && found
    }
    return found
  }
  const one = (): boolean => {
    skip()
    if (tsquery[at] === '!') {
      at++
      return !one()
    }
    if (tsquery[at] === '(') {
      at++
      const found = any()
      skip()
      if (tsquery[at++] !== ')') throw new Error(`unbalanced: ${tsquery}`)
      return found
    }
    const quoted = /'((?:[^'\\]|''|\\.)*)'(?::(\*?)[A-D]?)?/y
    quoted.lastIndex = at
    const [whole, inside = '', prefix] = quoted.exec(tsquery) ?? []
    if (whole === undefined) throw new Error(`a term is expected at ${at}: ${tsquery}`)
    at += whole.length
    const term = inside.replaceAll("''", "'").replaceAll('\\\\', '\\')
    return prefix !== '*' ? known.has(term) : terms.some((other) => other.startsWith(term))
  }
  const found = any()
  if (at !== tsquery.length) throw new Error(`something is left at ${at}: ${tsquery}`)
  return found
}

/** The lexemes of a tsvector in its binary format: bytes up to a zero, then how many places, then these. */
export function termsIn(vector: Uint8Array): string[] {
  const bytes = Buffer.from(vector)
  const terms: string[] = []
  let at = 4
  for (let left = bytes.readInt32BE(0); left > 0; left--) {
    const end = bytes.indexOf(0, at)
    terms.push(bytes.toString('utf8', at, end))
    at = end + 3 + 2 * bytes.readUInt16BE(end + 1)
  }
  return terms
}
