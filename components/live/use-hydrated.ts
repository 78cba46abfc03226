// Whether the page listens yet: what was rendered on the server is there before its script is.
import { useSyncExternalStore } from 'react'

const NEVER_CHANGES = () => () => undefined

export const useHydrated = (): boolean =>
  useSyncExternalStore(
    NEVER_CHANGES,
    () => true,
    () => false,
  )
