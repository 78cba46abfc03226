// `rasid match` and `rasid query`: the query language from the command line, without database or server.
import { createReadStream } from 'node:fs'
import { parseArgs } from 'node:util'
import type { MatchSpan } from '../core/model.ts'
import { asksForPlaces } from '../core/query/asks.ts'
import { explainMatch } from '../core/query/explain.ts'
import { type AreaOf, locate } from '../core/query/locate.ts'
import { parseQuery } from '../core/query/parse.ts'
import { analyseDocument, type DocumentInput } from '../core/text/document.ts'
import { identifyLanguage } from '../core/text/language.ts'
import { type Gazetteer, loadGazetteer } from './gazetteer/gazetteer.ts'
import { readLines, textOf, writeLine } from './json-lines.ts'
import { areaFinder } from './pipeline/areas.ts'
import { Matcher } from './pipeline/matcher.ts'
import { findPlaces } from './pipeline/places.ts'

type Options = { rules: string; explain: boolean; count: boolean }

/** `rasid query EXPRESSION`: its canonical form, or the mistake with its place. Exit 1 when it does not parse. */
export async function queryCommand(argv: string[]): Promise<number> {
  const [expression, ...more] = argv
  if (expression === undefined || more.length > 0) {
    process.stderr.write('usage: rasid query EXPRESSION   (one argument: quote it)\n')
    return 2
  }
  const parsed = parseQuery(expression)
  await writeLine(parsed.ok ? { ok: true, canonical: parsed.canonical, terms: parsed.terms } : parsed)
  return parsed.ok ? 0 : 1
}

/** `rasid match --rules FILE [--explain] [--count]`: documents on standard input, hits on standard output. */
export async function matchCommand(argv: string[]): Promise<number> {
  const options = readOptions(argv)
  if (!options) {
    process.stderr.write('usage: rasid match --rules FILE [--explain] [--count] < LINES\n')
    return 2
  }
  let failed = false
  const wrong = (sentence: string) => {
    failed = true
    process.stderr.write(`${sentence}\n`)
  }
  const matcher = new Matcher()
  let gazetteer: Gazetteer | null = null
  let areaOf: AreaOf = () => null
  const rulesRejected: string[] = []
  try {
    for await (const { number, value } of readLines(createReadStream(options.rules), (sentence) =>
      wrong(`${options.rules}: ${sentence}`),
    )) {
      const id = String(value.id ?? number)
      const parsed = parseQuery(textOf(value.query))
      if (parsed.ok) {
        if (!gazetteer && asksForPlaces(parsed.query)) {
          gazetteer = await loadGazetteer()
          areaOf = areaFinder(gazetteer)
        }
        matcher.add(id, locate(parsed.query, areaOf))
      } else {
        rulesRejected.push(id)
        wrong(`rule ${id}: ${parsed.error} (at ${parsed.at})`)
      }
    }
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    return 2
  }
  const totals = await matchAll(matcher, options, wrong, gazetteer)
  if (options.count) {
    const { docs, hits, seconds } = totals
    // No documents take no time: 0 and not 0 / 0, which JSON cannot say.
    const docsPerSecond = docs === 0 ? 0 : docs / seconds
    await writeLine({ docs, rules: matcher.size, hits, seconds, docsPerSecond, rulesRejected })
  }
  return failed ? 1 : 0
}

async function matchAll(
  matcher: Matcher,
  options: Options,
  wrong: (sentence: string) => void,
  gazetteer: Gazetteer | null,
) {
  let docs = 0
  let hits = 0
  let milliseconds = 0
  for await (const { number, value } of readLines(process.stdin, wrong)) {
    const began = performance.now()
    const input = documentOf(value)
    const places = gazetteer ? findPlaces(input, gazetteer) : []
    const document = analyseDocument({ ...input, places })
    const found = options.count ? matcher.count(document) : matcher.match(document)
    milliseconds += performance.now() - began
    docs++
    hits += typeof found === 'number' ? found : found.length
    if (typeof found === 'number') continue
    for (const { id, spans } of found) {
      await writeLine({
        doc: value.id ?? number,
        rule: id,
        spans: options.explain ? spans.map((span) => explained(span, input)) : spans,
      })
    }
  }
  return { docs, hits, seconds: milliseconds / 1000 }
}

function documentOf(value: Record<string, unknown>): DocumentInput {
  const title = textOf(value.title)
  const text = textOf(value.text)
  const language = textOf(value.language) || identifyLanguage(`${title}\n${text}`)
  return {
    title,
    text,
    language,
    source: textOf(value.source),
    url: textOf(value.url),
    author: textOf(value.author),
    publishedAt: textOf(value.publishedAt),
  }
}

function explained(span: MatchSpan, { title, text }: DocumentInput) {
  const surface = (span.field === 'title' ? title : text).slice(span.start, span.end)
  return { ...span, surface, why: explainMatch(surface, span.term) }
}

function readOptions(argv: string[]): Options | undefined {
  try {
    const { values } = parseArgs({
      args: argv,
      options: { rules: { type: 'string' }, explain: { type: 'boolean' }, count: { type: 'boolean' } },
    })
    return values.rules === undefined
      ? undefined
      : { rules: values.rules, explain: values.explain ?? false, count: values.count ?? false }
  } catch {
    return undefined
  }
}
