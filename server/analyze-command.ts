// `rasid analyze`: language and places of each document on standard input. Exit 1 when a line could not be read.

import { identifyLanguage } from '../core/text/language.ts'
import { loadGazetteer } from './gazetteer/gazetteer.ts'
import { readLines, textOf, writeLine } from './json-lines.ts'
import { findPlaces } from './pipeline/places.ts'

export async function analyzeCommand(argv: string[]): Promise<number> {
  if (argv.length > 0) {
    process.stderr.write('usage: rasid analyze < LINES\n')
    return 2
  }
  const gazetteer = await loadGazetteer()
  let failed = false
  const wrong = (sentence: string) => {
    failed = true
    process.stderr.write(`${sentence}\n`)
  }
  for await (const { number, value } of readLines(process.stdin, wrong)) {
    const title = textOf(value.title)
    const text = textOf(value.text)
    const language = textOf(value.language) || identifyLanguage(`${title}\n${text}`)
    const places = findPlaces({ title, text, language, feedCountry: textOf(value.feedCountry) || null }, gazetteer)
    await writeLine({ id: value.id ?? number, language, places })
  }
  return failed ? 1 : 0
}
