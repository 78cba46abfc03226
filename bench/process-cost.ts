// What a process and its children cost so far, from /proc (Linux): CPU seconds and peak memory. Gone processes count nothing,
// but their time has moved to their parent.
import { readdirSync, readFileSync } from 'node:fs'

// The kernel counts CPU time in ticks of a hundredth of a second on every Linux that Node runs on.
const TICKS_PER_SECOND = 100

export type Cost = { cpuSeconds: number; peakMb: number }

/** One process, with the time of the children that it has waited for. */
export function costOf(pid: number): Cost {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  const fields = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number)
  const [user = 0, system = 0, childUser = 0, childSystem = 0] = fields.slice(11, 15)
  const peakKb = Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0)
  return { cpuSeconds: (user + system + childUser + childSystem) / TICKS_PER_SECOND, peakMb: peakKb / 1024 }
}

/** A process and all that descend from it. */
export function costOfTree(pid: number): Cost {
  const own = costOf(pid)
  for (const child of childrenOf(pid)) {
    const cost = costIfThere(child)
    // It left while we looked, and its time is its parent's now: all is counted again.
    if (!cost) return costOfTree(pid)
    own.cpuSeconds += cost.cpuSeconds
    own.peakMb += cost.peakMb
  }
  return own
}

function costIfThere(pid: number): Cost | undefined {
  try {
    return costOfTree(pid)
  } catch {
    return undefined
  }
}

/** As the kernel tells it, thread by thread: looking for them among all processes would cost what is to be measured. */
function childrenOf(pid: number): number[] {
  return readdirSync(`/proc/${pid}/task`).flatMap((thread) =>
    readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
  )
}
