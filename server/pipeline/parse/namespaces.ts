// A name as an XML document writes it becomes the name that we know it by: `prefix:local`, lower case, whatever prefix the
// document chose, and bare for the elements of RSS and of the document's own Atom. Unknown namespaces keep their prefix. Pure.

const KNOWN: [prefix: string, address: RegExp][] = [
  ['atom', /^www\.w3\.org\/2005\/atom$|^purl\.org\/atom\/ns$/],
  ['content', /^purl\.org\/rss\/1\.0\/modules\/content$/],
  ['dc', /^purl\.org\/dc\/elements\/1\.[01]$/],
  ['sy', /^purl\.org\/rss\/1\.0\/modules\/syndication$/],
  ['dcterms', /^purl\.org\/dc\/terms$/],
  ['media', /^search\.yahoo\.com\/mrss$|^tools\.search\.yahoo\.com\/mrss$/],
  ['itunes', /^[^/]+\/dtds\/podcast-1\.0\.dtd$/],
  ['xhtml', /^www\.w3\.org\/1999\/xhtml$|^www\.w3\.org\/tr\/xhtml1$/],
  ['rdf', /^www\.w3\.org\/1999\/02\/22-rdf-syntax-ns$/],
  ['news', /^www\.google\.com\/schemas\/sitemap-news(\/[\d.]+)?$/],
  ['image', /^www\.google\.com\/schemas\/sitemap-image(\/[\d.]+)?$/],
  ['prism', /^prismstandard\.org\/namespaces\//],
  ['video', /^www\.google\.com\/schemas\/sitemap-video(\/[\d.]+)?$/],
  ['georss', /^www\.georss\.org\/georss(\/[\d.]+)?$/],
  ['gml', /^www\.opengis\.net\/gml(\/[\d.]+)?$/],
  ['geo', /^www\.w3\.org\/2003\/01\/geo(\/wgs84_pos)?$/],
  ['icbm', /^postneo\.com\/icbm$/],
  ['', /^purl\.org\/(rss\/1\.0|net\/rss[\d.]*)$/],
  ['', /^(my|channel)\.netscape\.com\/(rdf\/simple\/[\d.]+|publish\/formats\/rss-[\d.]+\.dtd)$/],
  ['', /^(backend|blogs|www)\.userland\.com\/rss-?[\d.]*$/],
  ['', /^(blogs|cyber)\.law\.harvard\.edu\/(tech\/)?rss(\/rss\.html)?$/],
  ['', /^(www\.)?rssboard\.org\/rss-specification$/],
  ['', /^(www\.)?(sitemaps\.org\/schemas\/sitemap|google\.com\/schemas\/sitemap)(\/[\d.]+)?$/],
]
// With what programs add to them; of a longer one its slashes would be counted in the square of their number.
const LONGEST_KNOWN = 200
const NESTED_UNKNOWN = 'other'

export type Name = { written: string; known: string }

// Declarations in one another; deeper ones, which no program writes, are not heeded.
const DEEPEST = 64

/** What one element declares, and what is around it: a chain, since a copy an element would cost the square of a hostile document. */
export class Namespaces {
  readonly #around: Namespaces | undefined
  readonly #depth: number
  readonly #prefixes = new Map<string, string>()
  readonly #names = new Map<string, Name>()
  #bare: string
  #home: string
  #atRoot: boolean

  constructor(around?: Namespaces) {
    this.#around = around
    this.#depth = around ? around.#depth + 1 : 0
    this.#bare = around ? around.#bare : ''
    this.#home = around ? around.#home : ''
    this.#atRoot = around === undefined
  }

  nameOf(written: string): Name {
    let name = this.#names.get(written)
    if (!name) {
      name = { written: written.toLowerCase(), known: this.#resolve(written.toLowerCase()) }
      this.#names.set(written, name)
    }
    return name
  }

  /**
   * The names inside an element with these declarations. A document's own namespace is home whatever it is called, and so is that of
   * what it lists.
   */
  with(declarations: [prefix: string, address: string][], atRoot: boolean, listed: boolean): Namespaces {
    if (this.#depth >= DEEPEST) return this
    const inner = new Namespaces(this)
    inner.#atRoot = atRoot
    for (const [prefix, address] of declarations) {
      const known = knownPrefix(address)
      if (prefix !== '') {
        if (known !== undefined) inner.#prefixes.set(prefix, known)
      } else if (!atRoot) inner.#bare = address.trim() === '' ? '' : (known ?? (listed ? '' : NESTED_UNKNOWN))
      else inner.#bare = known === 'xhtml' ? known : ''
    }
    return inner
  }

  /** Inside a document of RSS, which has no namespace of its own, wherever somebody put it. */
  anew(): Namespaces {
    if (this.#bare === '' || this.#depth >= DEEPEST) return this
    const inner = new Namespaces(this)
    inner.#bare = ''
    return inner
  }

  #boundTo(prefix: string): string {
    for (let at: Namespaces | undefined = this; at; at = at.#around) {
      const known = at.#prefixes.get(prefix)
      if (known !== undefined) return known
    }
    return prefix
  }

  #resolve(written: string): string {
    const colon = written.indexOf(':')
    const local = written.slice(colon + 1)
    const prefix = colon === -1 ? this.#bare : this.#boundTo(written.slice(0, colon))
    if (prefix === 'atom' && (local === 'feed' || (local === 'entry' && this.#home === ''))) this.#home = 'atom'
    // In a namespace that nobody knows: an Atom before or beside the two that there are.
    else if (local === 'feed' && this.#atRoot && this.#names.size === 0) this.#home = prefix
    return prefix === '' || prefix === this.#home || prefix === 'rss' ? local : `${prefix}:${local}`
  }
}

function knownPrefix(address: string): string | undefined {
  if (address.length > LONGEST_KNOWN) return undefined
  const bare = address
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/[/#]+$/, '')
  return KNOWN.find(([, pattern]) => pattern.test(bare))?.[0]
}
