// `rasid prune --days N`: articles that stand before N days ago go for good, a few at a time, while everything goes on. Prints what went
// as one line of JSON. Exit 1 when the store fails on the way (what is gone stays gone), 2 for wrong usage.
import { writeLine } from './json-lines.ts'
import { forgetTombstones, purgeOlder } from './store/purge.ts'
import { withStore } from './store-command.ts'

const USAGE = 'usage: rasid prune --days N\n'
const DAY_MS = 86_400_000
const BATCH_ARTICLES = 1_000
// A feed that lists an article again after more than a year means it anew.
const TOMBSTONE_DAYS = 400

export async function pruneCommand(argv: string[]): Promise<number> {
  const days = Number(argv[1])
  if (argv.length !== 2 || argv[0] !== '--days' || !(days >= 1 && days <= 36_500)) {
    process.stderr.write(USAGE)
    return 2
  }
  return withStore(async () => {
    const now = Date.now()
    const than = new Date(now - days * DAY_MS)
    let articles = 0
    for (let gone = -1; gone !== 0; articles += gone) gone = await purgeOlder(than, BATCH_ARTICLES)
    const tombstones = await forgetTombstones(new Date(now - TOMBSTONE_DAYS * DAY_MS))
    await writeLine({ before: than.toISOString(), articles, tombstones })
    return 0
  })
}
