// The key that seals secrets: SECRET_KEY, or a file in the data folder that only its owner may read, made at the first start.
import { randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** 32 bytes. Throws a sentence when the file is there and holds something else. */
export async function readOrMakeKey(dataDir: string, given: string | undefined): Promise<Uint8Array> {
  if (given) return Buffer.from(given, 'base64url')
  const file = join(dataDir, 'secret-key')
  await mkdir(dataDir, { recursive: true })
  const draft = `${randomBytes(32).toString('base64url')}\n`
  // Made only where there is none; two that start at once read the same one.
  await writeFile(file, draft, { mode: 0o600, flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
  const key = Buffer.from((await readFile(file, 'utf8')).trim(), 'base64url')
  if (key.length !== 32) throw new Error(`${file} does not hold a key of Rasid: put back the one from your backup.`)
  return key
}
