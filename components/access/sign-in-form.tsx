'use client'
// Signing in: e-mail and password, then a code where there is one; or a passkey; or single sign-on where it is set up.
import { startAuthentication } from '@simplewebauthn/browser'
import { useState } from 'react'
import { ask } from '../live/ask.ts'
import { useHydrated } from '../live/use-hydrated.ts'
import type { AccessWords } from '../words/access-en.ts'
import type { Locale } from '../words/words.ts'
import { AskForm, accessWords, Field, Frame, PasswordField, refusalSaid } from './frame.tsx'

type Props = { locale: Locale; next: string; sso: string | null; refused: boolean }
type Answer = { next?: 'code'; ticket?: string }

export function SignInForm({ locale, next, sso, refused }: Props) {
  const words = accessWords(locale)
  const [ticket, setTicket] = useState<string | null>(null)
  const enter = () => window.location.assign(next)
  const withPassword = async ({ email, password }: Record<string, string>) => {
    const answer = await ask<Answer>('/api/session', { method: 'POST', body: { email, password } })
    if (answer.ticket) setTicket(answer.ticket)
    else enter()
  }
  const withCode = async ({ code }: Record<string, string>) => {
    await ask('/api/session/code', { method: 'POST', body: { ticket, code } })
    enter()
  }
  if (ticket !== null) {
    return (
      <Frame locale={locale} title={words.signIn.title}>
        <AskForm words={words} label={words.signIn.codeSubmit} send={withCode}>
          <Field
            name="code"
            dir="ltr"
            label={words.signIn.code}
            hint={words.signIn.codeHint}
            required
            autoComplete="one-time-code"
            autoFocus
          />
        </AskForm>
      </Frame>
    )
  }
  return (
    <Frame locale={locale} title={words.signIn.title}>
      {refused && (
        <p className="mistake" role="alert">
          {words.signIn.ssoRefused}
        </p>
      )}
      <AskForm words={words} label={words.signIn.submit} send={withPassword}>
        <Field name="email" type="email" dir="ltr" label={words.email} required autoComplete="username webauthn" />
        <PasswordField words={words} name="password" label={words.password} autoComplete="current-password" />
      </AskForm>
      <p className="door-or">{words.signIn.or}</p>
      <Passkey words={words} enter={enter} />
      {sso && (
        <a className="button door-wide" data-sso href={`/api/session/sso?next=${encodeURIComponent(next)}`}>
          {sso}
        </a>
      )}
      <p className="door-hint">{words.signIn.forgotten}</p>
    </Frame>
  )
}

function Passkey({ words, enter }: { words: AccessWords; enter: () => void }) {
  const [mistake, setMistake] = useState('')
  const hydrated = useHydrated()
  const use = async () => {
    setMistake('')
    try {
      const { options, ticket } = await ask<{
        options: Parameters<typeof startAuthentication>[0]['optionsJSON']
        ticket: string
      }>('/api/session/passkey/options', { method: 'POST' })
      const credential = await startAuthentication({ optionsJSON: options })
      await ask('/api/session/passkey', { method: 'POST', body: { ticket, credential } })
      enter()
    } catch (error) {
      setMistake(refusalSaid(words, error))
    }
  }
  return (
    <>
      <button type="button" className="door-wide" data-passkey disabled={!hydrated} onClick={() => void use()}>
        {words.signIn.passkey}
      </button>
      <p className="mistake" role="alert" dir="auto">
        {mistake}
      </p>
    </>
  )
}
