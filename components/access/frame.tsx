'use client'
// The card that set-up, sign-in and invitation stand in, and the fields that they share.
import { type InputHTMLAttributes, type ReactNode, useId, useState } from 'react'
import { AskError, sentenceOf } from '../live/ask.ts'
import { useHydrated } from '../live/use-hydrated.ts'
import { accessAr } from '../words/access-ar.ts'
import { type AccessWords, accessEn } from '../words/access-en.ts'
import { type Locale, WORDS } from '../words/words.ts'

export const accessWords = (locale: Locale): AccessWords => (locale === 'ar' ? accessAr : accessEn)

/** Why something was refused, in the reader's language where there are words for it. */
export function refusalSaid({ refusals }: AccessWords, error: unknown): string {
  const kind = error instanceof AskError ? error.kinds.findLast((one) => Object.hasOwn(refusals, one)) : undefined
  return (kind === undefined ? undefined : refusals[kind]) ?? sentenceOf(error)
}

type Card = { locale: Locale; title: string; lead?: string; children?: ReactNode }

export function Frame({ locale, title, lead, children }: Card) {
  const words = accessWords(locale)
  return (
    <main className="door">
      <div className="door-card">
        <header className="door-brand">
          <Mark />
          <b>{WORDS[locale].title}</b>
          <span>{words.tagline}</span>
          <LanguageSwitch locale={locale} />
        </header>
        <h1>{title}</h1>
        {lead && <p className="door-lead">{lead}</p>}
        {children}
      </div>
    </main>
  )
}

function Mark() {
  return (
    <svg className="door-mark" viewBox="0 0 32 32" aria-hidden="true">
      <circle cx="16" cy="16" r="13" />
      <circle cx="16" cy="16" r="7" />
      <path d="M16 16 L25.5 7" />
      <circle className="dot" cx="21" cy="11.3" r="2.2" />
    </svg>
  )
}

function LanguageSwitch({ locale }: { locale: Locale }) {
  const other = locale === 'ar' ? 'en' : 'ar'
  const hydrated = useHydrated()
  const choose = () => {
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in Firefox.
    document.cookie = `locale=${other}; path=/; max-age=31536000; samesite=strict`
    window.location.reload()
  }
  return (
    <button type="button" className="quiet" lang={other} disabled={!hydrated} onClick={choose}>
      {WORDS[locale].otherLanguage}
    </button>
  )
}

/** A moment that stays in one piece in any direction of writing. */
export const When = ({ at }: { at: string }) => (
  <bdi dir="ltr" className="figure">
    {at.slice(0, 16).replace('T', ' ')} UTC
  </bdi>
)

type FieldProps = InputHTMLAttributes<HTMLInputElement> & { label: string; hint?: string; name: string }

export function Field({ label, hint, ...input }: FieldProps) {
  const id = useId()
  return (
    <div className="door-field">
      <label htmlFor={id}>{label}</label>
      <input id={id} dir="auto" aria-describedby={hint ? `${id}-hint` : undefined} {...input} />
      {hint && (
        <small id={`${id}-hint`} className="door-hint">
          {hint}
        </small>
      )}
    </div>
  )
}

export function PasswordField({ words, ...rest }: FieldProps & { words: AccessWords }) {
  const [shown, setShown] = useState(false)
  return (
    <div className="door-password">
      <Field {...rest} type={shown ? 'text' : 'password'} dir="ltr" required />
      <button type="button" className="quiet" aria-pressed={shown} onClick={() => setShown(!shown)}>
        {shown ? words.hide : words.show}
      </button>
    </div>
  )
}

/**
 * A form that asks and shows the refusal; `send` gets its fields as text. Before the page listens it cannot be sent, and never as an
 * address: the browser would write a password there, and into the logs of whoever stands between.
 */
export function AskForm({
  words,
  label,
  send,
  children,
}: {
  words: AccessWords
  label: string
  send: (fields: Record<string, string>) => Promise<void>
  children: ReactNode
}) {
  const [mistake, setMistake] = useState('')
  const [busy, setBusy] = useState(false)
  const hydrated = useHydrated()
  const submit = async (form: HTMLFormElement) => {
    setBusy(true)
    setMistake('')
    try {
      await send(Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value)])))
    } catch (error) {
      setMistake(refusalSaid(words, error))
    }
    setBusy(false)
  }
  return (
    <form
      className="door-form"
      method="post"
      onSubmit={(event) => {
        event.preventDefault()
        void submit(event.currentTarget)
      }}
    >
      {children}
      <p className="mistake" role="alert" dir="auto">
        {mistake}
      </p>
      <button type="submit" className="primary" disabled={busy || !hydrated}>
        {label}
      </button>
    </form>
  )
}
