// A limit in time that lets go when what it limits is over. AbortSignal.timeout and any() do not: their timers and what hangs on them stay until
// the time is up, which at the pace of polls is thousands of them.

export type TimeLimit = {
  signal: AbortSignal
  /** It holds until this has settled, too. */
  cover(work: Promise<unknown>): void
  /** Says that what began it is over. */
  end(): void
}

/** Aborts after so many milliseconds with a TimeoutError, or with its reason when `stop` does. */
export function timeLimit(ms: number, stop?: AbortSignal): TimeLimit {
  const controller = new AbortController()
  const stopped = () => controller.abort(stop?.reason)
  const late = setTimeout(() => controller.abort(new DOMException('It took too long.', 'TimeoutError')), ms).unref()
  if (stop?.aborted) stopped()
  stop?.addEventListener('abort', stopped, { once: true })
  let underWay = 1
  const end = () => {
    if (--underWay > 0) return
    clearTimeout(late)
    stop?.removeEventListener('abort', stopped)
  }
  return {
    signal: controller.signal,
    cover: (work) => {
      underWay++
      void work.then(end, end)
    },
    end,
  }
}
