// A few things at once, of one host fewer still, so that a host that never answers leaves turns to the others. Who finds none waits,
// the longest first; who finds too many waiting is answered null.

export type Turns = <T>(host: string, work: () => Promise<T>) => Promise<T | null>

export function createTurns(atOnce: number, atOnceOfHost: number, mostWaiting: number): Turns {
  const running: string[] = []
  const waiting: { host: string; begin: () => void }[] = []
  const isFree = (host: string) =>
    running.length < atOnce && running.filter((other) => other === host).length < atOnceOfHost
  const next = () => {
    const at = waiting.findIndex(({ host }) => isFree(host))
    const [first] = at === -1 ? [] : waiting.splice(at, 1)
    if (!first) return
    running.push(first.host)
    first.begin()
  }
  return async (host, work) => {
    if (isFree(host)) running.push(host)
    else if (waiting.length >= mostWaiting) return null
    else await new Promise<void>((begin) => waiting.push({ host, begin }))
    try {
      return await work()
    } finally {
      running.splice(running.indexOf(host), 1)
      next()
    }
  }
}
