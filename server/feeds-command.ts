// `rasid feeds add|list|import|export` against the running or the configured database; add takes a site's address as well. JSON
// Lines out (export: OPML); exit 1 when an address could not be added, 2 for wrong usage.
import { readFile } from 'node:fs/promises'
import { webAddress } from '../core/api/given.ts'
import type { Config } from './config.ts'
import { createDiscover } from './discovery/discover.ts'
import { createFetcher } from './fetch/fetch-feed.ts'
import { writeLine } from './json-lines.ts'
import { readOpml, writeOpml } from './opml.ts'
import { addFeeds, listFeeds, type NewFeed } from './store/feeds.ts'
import { withStore } from './store-command.ts'

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
  return withStore(async (config) => {
    if (verb === 'list') for (const feed of await listFeeds()) await writeLine(feed)
    else if (verb === 'export') process.stdout.write(writeOpml(await listFeeds()))
    else if (verb === 'import') return add(await outlines(argument as string))
    else return addFound(argument as string, config)
    return 0
  })
}

/** Adds the feed of an address. Of a site with several feeds they are named, and nothing is added. */
async function addFound(address: string, config: Config): Promise<number> {
  const fetcher = createFetcher({ allowPrivateHosts: config.allowPrivateHosts })
  const found = await createDiscover(fetcher.fetchFeed)(address).finally(fetcher.close)
  if (found.kind === 'failed') {
    // It may answer later: an address is watched as it is given.
    process.stderr.write(`${address}: ${found.reason}\n`)
    return add([{ url: address }])
  }
  const [feed, ...more] = found.feeds
  if (feed && more.length === 0) return add([{ url: feed.url, ...(feed.title ? { title: feed.title } : {}) }])
  process.stderr.write(
    feed ? `${address} has several feeds; add one of them:\n` : `${address}: no feed was found there.\n`,
  )
  for (const { url, title, format, itemCount } of found.feeds)
    process.stderr.write(`  ${url}  ${title ?? ''} (${format}, ${itemCount} items)\n`)
  return 1
}

async function outlines(file: string): Promise<NewFeed[]> {
  const read = readOpml(await readFile(file, 'utf8'))
  if ('error' in read) throw new Error(`${file}: ${read.error}`)
  return read.map(({ url, title }) => ({ url, ...(title ? { title } : {}) }))
}

async function add(feeds: NewFeed[]): Promise<number> {
  const good: NewFeed[] = []
  for (const feed of feeds) {
    const read = webAddress.safeParse(feed.url)
    if (read.success) good.push({ ...feed, url: read.data })
    else process.stderr.write(`${feed.url}: ${read.error.issues[0]?.message}.\n`)
  }
  const { added, existing } = await addFeeds(good)
  for (const feed of added) await writeLine(feed)
  if (existing > 0) process.stderr.write(`${existing} already there.\n`)
  return good.length < feeds.length ? 1 : 0
}
