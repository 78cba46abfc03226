'use client'
// Deletes on the second click: the first asks.
import { useState } from 'react'
import { useWords } from '../live/use-desk.ts'
import { ChangeButton } from './change-button.tsx'

export function RemoveButton({ onRemove }: { onRemove: () => Promise<void> }) {
  const [asking, setAsking] = useState(false)
  const words = useWords()
  return (
    <ChangeButton
      className={asking ? 'danger' : undefined}
      onBlur={() => setAsking(false)}
      onClick={() => (asking ? void onRemove() : setAsking(true))}
    >
      {asking ? words.reallyRemove : words.remove}
    </ChangeButton>
  )
}
