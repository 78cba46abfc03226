'use client'
// What the panel of corrections asks the server while an analyst types and chooses: places that a name may be, and what a correction
// would change. The latest question alone is answered.
import { useEffect, useState } from 'react'
import type { CorrectionPreview, FoundPlace } from '../../core/model.ts'
import { sentenceOf } from '../live/ask.ts'
import type { Saying } from '../live/correction-actions.ts'
import type { DeskState } from '../live/state.ts'
import { useActions, useLocale } from '../live/use-desk.ts'

const TYPING_MS = 200

/** Places that the typed name may be, those near the article's other event places first; not the one it was taken for. */
export function useCandidates(name: string, { article, place }: NonNullable<DeskState['correcting']>) {
  const { candidates: askFor } = useActions()
  const locale = useLocale()
  const [found, setFound] = useState<FoundPlace[]>([])
  const [error, setError] = useState<string | null>(null)
  useEffect(() => {
    let current = true
    const near = article.places.find(
      (other) => other.role === 'event' && other.kind === 'name' && other.geonameId !== place.geonameId,
    )
    const timer = setTimeout(() => {
      if (name.trim() === '') return
      askFor(name, near, locale).then(
        (items) => current && setFound(items.filter(({ geonameId }) => geonameId !== place.geonameId)),
        (reason: unknown) => current && setError(sentenceOf(reason)),
      )
    }, TYPING_MS)
    return () => {
      current = false
      clearTimeout(timer)
    }
  }, [name, article, place, askFor, locale])
  return { candidates: found, error }
}

export function usePreview({ article, place }: NonNullable<DeskState['correcting']>, chosen: Saying | null) {
  const { previewCorrection } = useActions()
  const [preview, setPreview] = useState<CorrectionPreview | null>(null)
  const [error, setError] = useState<string | null>(null)
  const { geonameId, reach, history } = chosen ?? {}
  useEffect(() => {
    if (geonameId === undefined || reach === undefined || history === undefined) return
    let current = true
    setPreview(null)
    setError(null)
    const timer = setTimeout(() => {
      if (place.surface === '') return
      previewCorrection(article, place, { geonameId, reach, history }).then(
        (fresh) => current && setPreview(fresh),
        (reason: unknown) => current && setError(sentenceOf(reason)),
      )
    }, TYPING_MS)
    return () => {
      current = false
      clearTimeout(timer)
    }
  }, [article, place, geonameId, reach, history, previewCorrection])
  return { preview, error }
}
