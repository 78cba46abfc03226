'use client'
// What alerts just caught, said once in a corner; gone after a while, or when it is dismissed or followed.
import { useEffect } from 'react'
import { directionOf } from '../../core/text/direction.ts'
import type { Toast } from '../live/state.ts'
import { useActions, useDesk, useWords } from '../live/use-desk.ts'

const STAYS_MS = 8_000

export function Toasts() {
  const toasts = useDesk((state) => state.toasts)
  return (
    <div className="toasts" role="status" aria-live="polite">
      {toasts.map((toast) => (
        <OneToast key={toast.key} toast={toast} />
      ))}
    </div>
  )
}

function OneToast({ toast }: { toast: Toast }) {
  const { dismiss, narrow } = useActions()
  const words = useWords()
  useEffect(() => {
    const timer = setTimeout(() => dismiss(toast.key), STAYS_MS)
    return () => clearTimeout(timer)
  }, [dismiss, toast.key])
  return (
    <div className="toast" data-toast>
      <button
        type="button"
        onClick={() => {
          dismiss(toast.key)
          void narrow({ alert: { id: toast.alertId, name: toast.alert } })
        }}
      >
        <b>
          <bdi>{toast.alert}</bdi> · {words.toast(toast.count)}
        </b>
        <span lang={toast.language} dir={directionOf(toast.language)}>
          {toast.title}
        </span>
      </button>
      <button type="button" className="quiet" aria-label={words.close} onClick={() => dismiss(toast.key)}>
        ×
      </button>
    </div>
  )
}
