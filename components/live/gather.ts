// A flood comes in many small frames: articles and hits that come within one of the screen's frames are shown at once, articles first,
// for hits are shown beside theirs.
import type { Article, Hit } from '../../core/model.ts'

export type Gathering = {
  articles(added: Article[]): void
  hits(raised: Hit[]): void
  /** Shows what waits, if anything does. */
  flush(): void
  /** Forgets what waits. */
  stop(): void
}

/** `show` gets everything that came within `ms` of the first that waits, in the order it came. */
export function gather(show: (articles: Article[], hits: Hit[]) => void, ms: number): Gathering {
  let articles: Article[] = []
  let hits: Hit[] = []
  let timer: ReturnType<typeof setTimeout> | undefined
  const flush = () => {
    if (timer === undefined) return
    clearTimeout(timer)
    timer = undefined
    const waiting = [articles, hits] as const
    articles = []
    hits = []
    show(...waiting)
  }
  const soon = () => {
    timer ??= setTimeout(flush, ms)
  }
  return {
    articles(added) {
      articles.push(...added)
      soon()
    },
    hits(raised) {
      hits.push(...raised)
      soon()
    },
    flush,
    stop() {
      clearTimeout(timer)
      timer = undefined
      articles = []
      hits = []
    },
  }
}
