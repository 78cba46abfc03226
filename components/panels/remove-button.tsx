'use client'
// Deletes on the second click: the first asks.
import { useState } from 'react'
import { useWords } from '../live/use-desk.ts'
import { ChangeButton } from './change-button.tsx'

/** `words`: what it says, where that is not "delete". */
export function RemoveButton({
  onRemove,
  words: own,
}: {
  onRemove: () => Promise<void>
  words?: { first: string; second: string }
}) {
  const [asking, setAsking] = useState(false)
  const { remove, reallyRemove } = useWords()
  const words = own ?? { first: remove, second: reallyRemove }
  return (
    <ChangeButton
      className={asking ? 'danger' : undefined}
      onBlur={() => setAsking(false)}
      onClick={() => (asking ? void onRemove() : setAsking(true))}
    >
      {asking ? words.second : words.first}
    </ChangeButton>
  )
}
