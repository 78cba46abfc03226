// Whether places get the right role: 288 labelled dispatches in six languages through findPlaces, as a confusion table for the half
// that rules were tuned on, the half that was held out, the fresh ones and both blind sets. `-v` behind the name lists what went wrong in
// the tuning half, `-v fresh` and `-v blind` what went wrong there.
import { loadGazetteer } from '../server/gazetteer/gazetteer.ts'
import { confusions } from './roles/confusion.ts'
import { halfOf, readDispatches } from './roles/dispatches.ts'

export async function measure(): Promise<Record<string, unknown>> {
  const dispatches = readDispatches()
  const loud = process.argv.includes('-v')
  const listed = (['fresh', 'blind'] as const).find((half) => half === process.argv.at(-1)) ?? 'tuning'
  const { byLanguage, ...halves } = confusions(
    dispatches,
    await loadGazetteer(),
    ({ dispatch, surface, said, found }) => {
      if (loud && halfOf(dispatch) === listed) process.stderr.write(`${dispatch.id}\t${surface}\t${said} → ${found}\n`)
    },
  )
  const figures: Record<string, number> = {}
  for (const [half, table] of Object.entries(halves)) {
    process.stderr.write(`\n${half}\n${table.print()}\n`)
    for (const [name, value] of Object.entries(table.figures())) figures[`${half}${name}`] = value
  }
  for (const [key, table] of byLanguage) process.stderr.write(`${key}: ${JSON.stringify(table.figures())}\n`)
  return { dispatches: dispatches.length, ...figures }
}
