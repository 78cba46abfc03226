// One Rasid per data folder: a file names the process that holds it. A file whose process is gone is taken over.
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'

export type FolderLock = { kind: 'held'; recovered: boolean; release(): void } | { kind: 'busy'; pid: number }

/** Takes the folder, making it if need be. `recovered` tells that an earlier run ended without letting go. */
export async function lockFolder(folder: string): Promise<FolderLock> {
  await mkdir(folder, { recursive: true, mode: 0o755 })
  const file = join(folder, 'rasid.pid')
  const mine = `${process.pid} ${startedAt(process.pid)}\n`
  for (let recovered = false; ; ) {
    try {
      writeFileSync(file, mine, { flag: 'wx' })
      return { kind: 'held', recovered, release: () => rmSync(file, { force: true }) }
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
    const [pid, started] = readFileSync(file, 'utf8').trim().split(' ')
    if (pid && isAlive(Number(pid)) && startedAt(Number(pid)) === (started ?? ''))
      return { kind: 'busy', pid: Number(pid) }
    rmSync(file, { force: true })
    recovered = true
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** When a process began, in the kernel's ticks: tells it from another that got its number later. '' where unknown. */
function startedAt(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''
  } catch {
    return ''
  }
}
