// A robots.txt as its parser is given it: only the groups that may mean us, and so few and simple rules that asking them costs
// milliseconds, whoever wrote them. What is left out of it makes more forbidden, never less. Pure, linear; never throws.

export const MOST_CHARACTERS = 512 * 1024
const MOST_RULES = 3_000
// To match a rule with stars costs its length times the address's, even for one star: `*aaaa…` against an address of nothing but a.
const MOST_STARRED_CHARACTERS = 8_192
export const MOST_SITEMAPS = 500

const OURS = new Set(['allow', 'disallow', 'crawl-delay'])

type Budget = { rules: number; starred: number; sitemaps: number }

/** `agent` in small letters. */
export function boundedRules(text: string, agent: string): string {
  const lines: string[] = []
  const budget = { rules: MOST_RULES, starred: MOST_STARRED_CHARACTERS, sitemaps: MOST_SITEMAPS }
  // Whom the rules that follow are for: all that were named since the last rule.
  let named = new Set<string>()
  let said = new Set<string>()
  let isNaming = false
  for (const line of text.slice(0, MOST_CHARACTERS).split(/[\r\n]+/)) {
    const [name, value] = directive(line)
    if (name === '') continue
    if (name === 'user-agent') {
      if (!isNaming) {
        named = new Set()
        said = new Set()
      }
      const who = value.toLowerCase().split('/', 1)[0]?.trim()
      const known = who === agent || who === '*' ? who : 'others'
      // The parser gives each rule to everybody named: ten thousand names before ten thousand rules are a hundred million.
      if (!named.has(known)) lines.push(`User-agent: ${known}`)
      named.add(known)
    } else if (name === 'sitemap') {
      if (budget.sitemaps-- > 0) lines.push(`Sitemap: ${value}`)
    } else if (named.has(agent) || named.has('*')) {
      const rule = name === 'allow' || name === 'disallow' ? boundedRule(name, value, budget) : value
      // An empty rule is one too: it ends the naming, and says that there is a group.
      const kept = `${name}: ${rule}`
      if (OURS.has(name) && !said.has(kept)) lines.push(kept)
      said.add(kept)
    }
    isNaming = name === 'user-agent'
  }
  return lines.join('\n')
}

function directive(line: string): [name: string, value: string] {
  const written = line.split('#', 1)[0] as string
  const colon = written.indexOf(':')
  return colon === -1 ? ['', ''] : [written.slice(0, colon).trim().toLowerCase(), written.slice(colon + 1).trim()]
}

/** The same rule, or one that forbids more; an empty one says nothing. */
function boundedRule(name: 'allow' | 'disallow', value: string, budget: Budget): string {
  if (value === '') return ''
  if (budget.rules-- <= 0) return name === 'allow' ? '' : '/'
  const rule = value.replace(/\*+/g, '*')
  const star = rule.indexOf('*')
  if (star === -1) return rule
  // As the parser compares it: escaped.
  const length = encodeURI(rule.toWellFormed()).length
  if (length <= budget.starred) {
    budget.starred -= length
    return rule
  }
  if (name === 'allow') return ''
  // Many sites list hundreds of parameters as `/*?name=`: cut before the star they would forbid all, cut after the first letter they are one.
  return star > 1 ? rule.slice(0, star) : rule.slice(0, star + 2)
}
