// A name as an XML document writes it becomes the name that we know it by: `prefix:local`, lower case, whatever prefix the
// document chose, and bare for the elements of RSS and of the document's own Atom. Unknown namespaces keep their prefix. Pure.

const KNOWN: [prefix: string, address: RegExp][] = [
  ['atom', /^www\.w3\.org\/2005\/atom$|^purl\.org\/atom\/ns$/],
  ['content', /^purl\.org\/rss\/1\.0\/modules\/content$/],
  ['dc', /^purl\.org\/dc\/elements\/1\.[01]$/],
  ['sy', /^purl\.org\/rss\/1\.0\/modules\/syndication$/],
  ['dcterms', /^purl\.org\/dc\/terms$/],
  ['media', /^search\.yahoo\.com\/mrss$|^tools\.search\.yahoo\.com\/mrss$/],
  ['itunes', /^www\.itunes\.com\/dtds\/podcast-1\.0\.dtd$/],
  ['xhtml', /^www\.w3\.org\/1999\/xhtml$|^www\.w3\.org\/tr\/xhtml1$/],
  ['rdf', /^www\.w3\.org\/1999\/02\/22-rdf-syntax-ns$/],
  ['news', /^www\.google\.com\/schemas\/sitemap-news(\/[\d.]+)?$/],
  ['image', /^www\.google\.com\/schemas\/sitemap-image(\/[\d.]+)?$/],
  ['prism', /^prismstandard\.org\/namespaces\//],
  ['', /^purl\.org\/(rss\/1\.0|net\/rss)$|\/rdf\/simple\/|\/rss-?\d|userland\.com|\/tech\/rss|sitemaps\.org\/schemas/],
]
const NESTED_UNKNOWN = 'other'

export type Name = { written: string; known: string }

export class Namespaces {
  readonly #prefixes: Map<string, string>
  readonly #bare: string
  readonly #names = new Map<string, Name>()
  #home: string

  constructor(prefixes = new Map<string, string>(), bare = '', home = '') {
    this.#prefixes = prefixes
    this.#bare = bare
    this.#home = home
  }

  nameOf(written: string): Name {
    let name = this.#names.get(written)
    if (!name) {
      name = { written: written.toLowerCase(), known: this.#resolve(written.toLowerCase()) }
      this.#names.set(written, name)
    }
    return name
  }

  /** The names inside an element with these declarations. A document's own namespace is home whatever it is called. */
  with(declarations: [prefix: string, address: string][], atRoot: boolean): Namespaces {
    const prefixes = new Map(this.#prefixes)
    let bare = this.#bare
    for (const [prefix, address] of declarations) {
      const known = knownPrefix(address)
      if (prefix !== '') {
        if (known !== undefined) prefixes.set(prefix, known)
      } else if (!atRoot) bare = address.trim() === '' ? '' : (known ?? NESTED_UNKNOWN)
      else bare = known === 'xhtml' ? known : ''
    }
    return new Namespaces(prefixes, bare, this.#home)
  }

  #resolve(written: string): string {
    const colon = written.indexOf(':')
    const local = written.slice(colon + 1)
    const prefix = colon === -1 ? this.#bare : (this.#prefixes.get(written.slice(0, colon)) ?? written.slice(0, colon))
    if (prefix === 'atom' && (local === 'feed' || (local === 'entry' && this.#home === ''))) this.#home = 'atom'
    return prefix === '' || prefix === this.#home || prefix === 'rss' ? local : `${prefix}:${local}`
  }
}

function knownPrefix(address: string): string | undefined {
  const bare = address
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/[/#]+$/, '')
  return KNOWN.find(([, pattern]) => pattern.test(bare))?.[0]
}
