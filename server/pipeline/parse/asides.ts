// Where the parts of a document end that hold no elements: comments, CDATA sections, declarations, the DOCTYPE. Offsets are UTF-16;
// time is linear in the document's length. Pure; never throws.

/** The offset after a comment, a CDATA section, a declaration or a processing instruction opened at `open`. */
export function skipAside(source: string, open: number, ends: Ends, inside: string): number {
  if (source.startsWith('<![CDATA[', open)) return cdataEnd(source, open, ends.of(']]>', open + 9), inside).next
  if (source.startsWith('<!--', open)) {
    const end = ends.of('-->', open + 4)
    return end === -1 ? open + 4 : end + 3
  }
  if (/^<!doctype/i.test(source.slice(open, open + 9))) return ends.doctype(open)
  const end = ends.of('>', open)
  return end === -1 ? source.length : end + 1
}

/**
 * Where a section ends: at `]]>`, unless another section opens before it and the element ends before that: then the mark was
 * forgotten. `end` is the end of its text, `next` where reading goes on.
 */
export function cdataEnd(source: string, open: number, mark: number, inside: string): { end: number; next: number } {
  const limit = mark === -1 ? source.length : mark
  const nested = inside === '' ? -1 : boundedIndexOf(source, '<![CDATA[', open + 9, limit)
  if (nested !== -1) {
    const tag = boundedIndexOf(source, `</${inside}>`, open + 9, nested)
    if (tag !== -1) return { end: tag, next: tag }
  }
  return { end: limit, next: mark === -1 ? source.length : mark + 3 }
}

function boundedIndexOf(source: string, text: string, from: number, to: number): number {
  const found = source.slice(from, to).indexOf(text)
  return found === -1 ? -1 : from + found
}

/** `indexOf` for a place that only moves on, remembered: many openings that wait for one far end do not cost the square. */
export class Ends {
  readonly #source: string
  readonly #found = new Map<string, number>()

  constructor(source: string) {
    this.#source = source
  }

  of(text: string, from: number): number {
    const known = this.#found.get(text)
    if (known !== undefined && (known === -1 || known >= from)) return known
    const found = this.#source.indexOf(text, from)
    this.#found.set(text, found)
    return found
  }

  /** After a DOCTYPE, its internal subset included. */
  doctype(open: number): number {
    const end = this.of('>', open)
    if (end === -1) return this.#source.length
    const subset = this.#source.slice(open, end).includes('[')
    if (!subset) return end + 1
    const closed = this.of(']', open)
    const after = closed === -1 ? -1 : this.of('>', closed)
    return after === -1 ? end + 1 : after + 1
  }
}
