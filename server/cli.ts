// `rasid COMMAND`: finds the command and runs it. Output is JSON Lines on standard output, everything else goes to standard
// error; exit 0 done, 1 some input failed, 2 wrong usage. Each command is loaded only when it is asked for.

type Command = { usage: string; load: () => Promise<(argv: string[]) => Promise<number>> }

const COMMANDS: Record<string, Command> = {
  parse: {
    usage: 'parse FILE… [--content-type T] [--base URL]',
    load: async () => (await import('./parse-command.ts')).parseCommand,
  },
  analyze: { usage: 'analyze < LINES', load: async () => (await import('./analyze-command.ts')).analyzeCommand },
  places: { usage: 'places NAME…', load: async () => (await import('./places-command.ts')).placesCommand },
  match: {
    usage: 'match --rules FILE [--explain] [--count] < LINES',
    load: async () => (await import('./match-command.ts')).matchCommand,
  },
  query: { usage: 'query EXPRESSION', load: async () => (await import('./match-command.ts')).queryCommand },
  feeds: {
    usage: 'feeds add URL | list | import FILE.opml | export',
    load: async () => (await import('./feeds-command.ts')).feedsCommand,
  },
  users: {
    usage:
      'users add EMAIL --role owner|analyst|viewer [--password-stdin] | reset EMAIL [--lost-device] | remove EMAIL | list',
    load: async () => (await import('./users-command.ts')).usersCommand,
  },
  tokens: {
    usage: 'tokens create --role R --name N [--scope read|write|admin] | list | revoke ID',
    load: async () => (await import('./tokens-command.ts')).tokensCommand,
  },
  prune: { usage: 'prune --days N', load: async () => (await import('./prune-command.ts')).pruneCommand },
}

/** Runs one command; resolves to the exit status. */
export async function cli(argv: string[]): Promise<number> {
  const [name, ...rest] = argv
  const command = name !== undefined && Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (!command) {
    const help = name === undefined || name === 'help' || name === '--help'
    if (!help) process.stderr.write(`rasid: there is no command "${name}".\n`)
    process.stderr.write(
      `usage:\n${Object.values(COMMANDS)
        .map(({ usage }) => `  rasid ${usage}\n`)
        .join('')}`,
    )
    return help && name !== undefined ? 0 : 2
  }
  // A reader that went away (`rasid … | head`) is not an error of ours.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1))
  const run = await command.load()
  return run(rest)
}
