'use client'
// A dialog that is open as long as it is there. However it goes, the focus goes back to what opened it: a browser sees to that only
// where it is closed before it is taken away.
import { useLayoutEffect, useRef } from 'react'

export function useModal(onClose: () => void) {
  const ref = useRef<HTMLDialogElement>(null)
  useLayoutEffect(() => {
    const dialog = ref.current
    dialog?.showModal()
    return () => dialog?.close()
  }, [])
  return {
    ref,
    // Told late of a close, it may stand open again.
    onClose: () => {
      if (!ref.current?.open) onClose()
    },
  }
}
