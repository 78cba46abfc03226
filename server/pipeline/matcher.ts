// Standing queries in one index: an article's terms select the few queries that could match, only those are evaluated.
// Queries come and go one at a time while matching goes on.
import type { MatchSpan } from '../../core/model.ts'
import type { Query } from '../../core/query/ast.ts'
import { matchQuery } from '../../core/query/match.ts'
import type { AnalysedDocument } from '../../core/text/document.ts'

type Entry = { id: string; query: Query; cover: string[] | null; seen: number }

export class Matcher {
  private readonly entries = new Map<string, Entry>()
  private readonly byTerm = new Map<string, Entry[]>()
  /** Queries that no term can stand for (wildcards alone, fields alone): looked at for every article. */
  private readonly always = new Set<Entry>()
  private round = 0

  get size(): number {
    return this.entries.size
  }

  /** Adds a query, or replaces the one with this id. */
  add(id: string, query: Query): void {
    this.remove(id)
    const entry: Entry = { id, query, cover: this.coverOf(query), seen: 0 }
    this.entries.set(id, entry)
    if (entry.cover === null) this.always.add(entry)
    else for (const term of entry.cover) this.filedUnder(term).push(entry)
  }

  /** Removes a query; the index is as if it had never been there. */
  remove(id: string): void {
    const entry = this.entries.get(id)
    if (!entry) return
    this.entries.delete(id)
    this.always.delete(entry)
    for (const term of entry.cover ?? []) {
      const rest = (this.byTerm.get(term) ?? []).filter((other) => other !== entry)
      if (rest.length > 0) this.byTerm.set(term, rest)
      else this.byTerm.delete(term)
    }
  }

  /** Every query that this article matches, with its spans. */
  match(document: AnalysedDocument): { id: string; spans: MatchSpan[] }[] {
    const hits: { id: string; spans: MatchSpan[] }[] = []
    const round = ++this.round
    const consider = (entry: Entry) => {
      if (entry.seen === round) return
      entry.seen = round
      const spans = matchQuery(entry.query, document)
      if (spans) hits.push({ id: entry.id, spans })
    }
    for (const field of [document.title, document.text]) {
      for (const term of field.positions.keys()) {
        const filed = this.byTerm.get(term)
        if (filed) for (const entry of filed) consider(entry)
      }
    }
    for (const entry of this.always) consider(entry)
    return hits
  }

  private filedUnder(term: string): Entry[] {
    const filed = this.byTerm.get(term) ?? []
    if (filed.length === 0) this.byTerm.set(term, filed)
    return filed
  }

  /** Terms of which an article must have one to match; the cheapest choice. Null when there is none. */
  private coverOf(query: Query): string[] | null {
    switch (query.kind) {
      case 'phrase':
        return this.cheapest(query.words.map((word) => (word.wildcard ? null : word.terms)))
      case 'near':
        return this.cheapest([this.coverOf(query.left), this.coverOf(query.right)])
      case 'and':
        return this.cheapest(query.parts.map((part) => this.coverOf(part)))
      case 'or': {
        const covers = query.parts.map((part) => this.coverOf(part))
        return covers.includes(null) ? null : [...new Set(covers.flatMap((cover) => cover ?? []))]
      }
      case 'not':
      case 'meta':
        return null
    }
  }

  private cheapest(covers: (string[] | null)[]): string[] | null {
    let best: string[] | null = null
    for (const cover of covers) if (cover && (!best || this.costOf(cover) < this.costOf(best))) best = cover
    return best
  }

  // Few terms, long ones (long words are rare words), and ones under which little is filed already.
  private costOf(cover: string[]): number {
    return cover.reduce((sum, term) => sum + 1 / (1 + term.length) + (this.byTerm.get(term)?.length ?? 0) / 10_000, 0)
  }
}
