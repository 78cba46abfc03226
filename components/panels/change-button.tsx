'use client'
// What only analysts and owners may do: for viewers the button stands there disabled and says why.
import type { ButtonHTMLAttributes } from 'react'
import { useMayChange, useWords } from '../live/use-desk.ts'

export function ChangeButton({ disabled, title, ...rest }: ButtonHTMLAttributes<HTMLButtonElement>) {
  const mayChange = useMayChange()
  const words = useWords()
  return (
    <button
      type="button"
      {...rest}
      disabled={!mayChange || disabled === true}
      title={mayChange ? title : words.analystsOnly}
    />
  )
}

/** The same reason as a sentence, for who does not hover; nothing for who may change things. */
export function LookOnly() {
  const mayChange = useMayChange()
  const words = useWords()
  if (mayChange) return null
  return (
    <p className="hint" data-look-only>
      {words.lookOnly}
    </p>
  )
}
