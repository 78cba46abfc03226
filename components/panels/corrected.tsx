'use client'
// Says what a correction changed, with its undo, until it is dismissed.
import { useActions, useDesk, useWords } from '../live/use-desk.ts'

export function Corrected() {
  const corrected = useDesk((state) => state.corrected)
  const words = useWords()
  const { undoCorrection, dismissCorrected } = useActions()
  return (
    <div className="corrected" role="status">
      {corrected && (
        <p data-corrected={corrected.id}>
          <span>{words.onPlaces.done(corrected.mentions, corrected.articles)}</span>
          <button type="button" className="link" onClick={() => void undoCorrection(corrected.id)}>
            {words.onPlaces.undo}
          </button>
          <button type="button" className="quiet" aria-label={words.close} onClick={dismissCorrected}>
            ×
          </button>
        </p>
      )}
    </div>
  )
}
