'use client'
// What the server says of something that is being typed: asked once typing pauses, and only of what was typed last.
import { useEffect, useState } from 'react'

const TYPING_PAUSE_MS = 300

/** Null until it is answered, and while `typed` is null. `ask` must be the same function from one rendering to the next. */
export function useAnswer<T>(typed: string | null, ask: (typed: string) => Promise<T>): T | null {
  const [answer, setAnswer] = useState<{ typed: string; value: T } | null>(null)
  useEffect(() => {
    if (typed === null) return
    const timer = setTimeout(() => {
      ask(typed).then(
        (value) => setAnswer({ typed, value }),
        () => setAnswer(null),
      )
    }, TYPING_PAUSE_MS)
    return () => clearTimeout(timer)
  }, [typed, ask])
  return answer !== null && answer.typed === typed ? answer.value : null
}
