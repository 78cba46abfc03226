// The keys that seal secrets: SECRET_KEY, or a file in the data folder that only its owner may read, made at the first start. Of several
// the first seals, and the others open what they sealed before it came.
import { randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** 32 bytes each, the newest first. Throws a sentence when the file is there and holds something else. */
export async function readOrMakeKeys(dataDir: string, given: string | undefined): Promise<Uint8Array[]> {
  if (given) return keysIn(given, ',')
  const file = join(dataDir, 'secret-key')
  await mkdir(dataDir, { recursive: true })
  const draft = `${randomBytes(32).toString('base64url')}\n`
  // Made only where there is none; two that start at once read the same one.
  await writeFile(file, draft, { mode: 0o600, flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
  const keys = keysIn((await readFile(file, 'utf8')).trim(), /\s+/)
  if (keys.some(({ length }) => length !== 32))
    throw new Error(`${file} does not hold a key of Rasid: put back the one from your backup.`)
  return keys
}

const keysIn = (text: string, between: string | RegExp) =>
  text.split(between).map((key) => new Uint8Array(Buffer.from(key.trim(), 'base64url')))
