// Pictures kept on disk, by their address, up to so many bytes: the longest unused go first. What the disk refuses is as if it were not
// kept; nothing throws.
import { hash } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { log } from '../log.ts'

export type Shelf = {
  get(address: string): Promise<Uint8Array | null>
  put(address: string, bytes: Uint8Array): Promise<void>
  drop(address: string): Promise<void>
}

// Room is made for a while, not for the next one alone.
const EMPTIED_TO = 0.9
const NAME = /^[0-9a-f]{64}$/

/** Looks at what lies there from earlier runs when it is asked first. */
export function openShelf(folder: string, mostBytes: number, now: () => Date): Shelf {
  // Oldest use first.
  let opening: Promise<Map<string, number>> | undefined
  const kept = () => {
    opening ??= look(folder).catch((error: unknown) => {
      log('warn', 'pictures cannot be kept', { folder, error })
      return new Map<string, number>()
    })
    return opening
  }
  const remove = async (name: string) => {
    ;(await kept()).delete(name)
    await rm(join(folder, name), { force: true })
  }
  const makeRoom = async () => {
    const sizes = await kept()
    let bytes = [...sizes.values()].reduce((sum, one) => sum + one, 0)
    if (bytes <= mostBytes) return
    for (const [name, size] of [...sizes]) {
      if (bytes <= mostBytes * EMPTIED_TO) break
      bytes -= size
      await remove(name)
    }
  }
  const quietly = (work: Promise<void>) =>
    work.catch((error: unknown) => log('warn', 'a picture could not be kept', { folder, error }))
  return {
    get: async (address) => {
      const name = nameOf(address)
      const sizes = await kept()
      const size = sizes.get(name)
      if (size === undefined) return null
      sizes.delete(name)
      sizes.set(name, size)
      await utimes(join(folder, name), now(), now()).catch(() => undefined)
      return readFile(join(folder, name)).catch(() => null)
    },
    put: (address, bytes) =>
      quietly(
        (async () => {
          const sizes = await kept()
          const name = nameOf(address)
          // Whoever reads meanwhile reads the whole of it, or nothing.
          await writeFile(join(folder, `${name}.new`), bytes)
          await rename(join(folder, `${name}.new`), join(folder, name))
          sizes.delete(name)
          sizes.set(name, bytes.length)
          await makeRoom()
        })(),
      ),
    drop: (address) => quietly(remove(nameOf(address))),
  }
}

const nameOf = (address: string) => hash('sha256', address)

async function look(folder: string): Promise<Map<string, number>> {
  await mkdir(folder, { recursive: true })
  const found: { name: string; size: number; usedMs: number }[] = []
  for (const name of await readdir(folder)) {
    if (!NAME.test(name)) await rm(join(folder, name), { force: true, recursive: true })
    else {
      const { size, mtimeMs } = await stat(join(folder, name))
      found.push({ name, size, usedMs: mtimeMs })
    }
  }
  return new Map(found.sort((a, b) => a.usedMs - b.usedMs).map(({ name, size }) => [name, size]))
}
