// `rasid parse FILE… [--content-type T] [--base URL]`: one line a file, `-` is standard input. Exit 1 when some could not be
// read or parsed (each said in its line), 2 for wrong usage.
import { readFile } from 'node:fs/promises'
import { buffer } from 'node:stream/consumers'
import { parseArgs } from 'node:util'
import { writeLine } from './json-lines.ts'
import { decode } from './pipeline/decode.ts'
import { parseFeed } from './pipeline/parse.ts'

export async function parseCommand(argv: string[]): Promise<number> {
  const words = readWords(argv)
  if (!words) {
    process.stderr.write('usage: rasid parse FILE… [--content-type T] [--base URL]   (- is standard input)\n')
    return 2
  }
  let failed = false
  for (const file of words.files) {
    const parsed = await parseOne(file, words.contentType, words.base)
    if ('error' in parsed) failed = true
    await writeLine({ file, ...parsed })
  }
  return failed ? 1 : 0
}

async function parseOne(file: string, contentType: string | undefined, base: string | undefined): Promise<object> {
  try {
    const bytes = file === '-' ? await buffer(process.stdin) : await readFile(file)
    const { text } = decode(bytes, contentType ?? null)
    return parseFeed(text, { ...(contentType ? { contentType } : {}), ...(base ? { baseUrl: base } : {}) })
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) }
  }
}

function readWords(
  argv: string[],
): { files: string[]; contentType: string | undefined; base: string | undefined } | undefined {
  try {
    const { values, positionals } = parseArgs({
      args: argv,
      allowPositionals: true,
      options: { 'content-type': { type: 'string' }, base: { type: 'string' } },
    })
    if (positionals.length === 0 || (values.base !== undefined && !URL.canParse(values.base))) return undefined
    return { files: positionals, contentType: values['content-type'], base: values.base }
  } catch {
    return undefined
  }
}
