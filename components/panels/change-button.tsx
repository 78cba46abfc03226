'use client'
// What only analysts and owners may do: for viewers the button stands there disabled and says why.
import type { ButtonHTMLAttributes } from 'react'
import { useMayChange, useWords } from '../live/use-desk.ts'

type Props = ButtonHTMLAttributes<HTMLButtonElement> & {
  /** Its work is going on: it does nothing meanwhile, but keeps the focus, which a disabled button loses. */
  busy?: boolean
}

export function ChangeButton({ disabled, title, busy = false, onClick, ...rest }: Props) {
  const mayChange = useMayChange()
  const words = useWords()
  return (
    <button
      type="button"
      {...rest}
      disabled={!mayChange || disabled === true}
      aria-disabled={busy || undefined}
      onClick={(event) => (busy ? event.preventDefault() : onClick?.(event))}
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
