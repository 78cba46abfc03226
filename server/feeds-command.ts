// `rasid feeds add|list|import|export` against the running or the configured database. JSON Lines out (export: OPML);
// exit 1 when an address could not be added, 2 for wrong usage.
import { readFile } from 'node:fs/promises'
import { readOpml, writeOpml } from './opml.ts'
import { addFeeds, listFeeds, type NewFeed } from './store/feeds.ts'
import { withStore, writeLine } from './store-command.ts'

const USAGE = 'usage: rasid feeds add URL | list | import FILE.opml | export\n'

export async function feedsCommand(argv: string[]): Promise<number> {
  const [verb, argument, ...more] = argv
  const takesArgument = verb === 'add' || verb === 'import'
  if (
    !verb ||
    !['add', 'list', 'import', 'export'].includes(verb) ||
    takesArgument !== (argument !== undefined) ||
    more.length > 0
  ) {
    process.stderr.write(USAGE)
    return 2
  }
  return withStore(async () => {
    if (verb === 'list') for (const feed of await listFeeds()) writeLine(feed)
    else if (verb === 'export') process.stdout.write(writeOpml(await listFeeds()))
    else return add(verb === 'add' ? [{ url: argument as string }] : await outlines(argument as string))
    return 0
  })
}

async function outlines(file: string): Promise<NewFeed[]> {
  const read = readOpml(await readFile(file, 'utf8'))
  if ('error' in read) throw new Error(`${file}: ${read.error}`)
  return read.map(({ url, title }) => ({ url, ...(title ? { title } : {}) }))
}

async function add(feeds: NewFeed[]): Promise<number> {
  const good = feeds.filter(({ url }) => URL.canParse(url) && /^https?:$/.test(new URL(url).protocol))
  const wrong = feeds.filter((feed) => !good.includes(feed))
  for (const { url } of wrong)
    process.stderr.write(`${url}: an address that begins with http:// or https:// is expected.\n`)
  const { added, existing } = await addFeeds(good.map((feed) => ({ ...feed, url: new URL(feed.url).href })))
  for (const feed of added) writeLine(feed)
  if (existing > 0) process.stderr.write(`${existing} already there.\n`)
  return wrong.length > 0 ? 1 : 0
}
