// A list of the API as state: read when the page opens and again after each change.
import { useCallback, useEffect, useState } from 'react'
import type { Page } from '../../core/model.ts'
import { ask } from '../live/ask.ts'

export function useList<T>(path: string): { items: T[]; again: () => Promise<void> } {
  const [items, setItems] = useState<T[]>([])
  const again = useCallback(async () => setItems((await ask<Page<T>>(path)).items), [path])
  useEffect(() => {
    again().catch(() => undefined)
  }, [again])
  return { items, again }
}
