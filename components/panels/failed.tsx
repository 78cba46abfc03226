'use client'
// Says what could not be done, where nothing beside it does, until it is dismissed or the next thing is done.
import { useActions, useDesk, useWords } from '../live/use-desk.ts'

export function Failed() {
  const failure = useDesk((state) => state.failure)
  const words = useWords()
  const { dismissFailure } = useActions()
  return (
    <div className="corrected" role="alert">
      {failure && (
        <p data-failed>
          <span className="mistake" dir="auto">
            {failure}
          </span>
          <button type="button" className="quiet" aria-label={words.close} onClick={dismissFailure}>
            ×
          </button>
        </p>
      )}
    </div>
  )
}
