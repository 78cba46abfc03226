'use client'
// The first page of a new Rasid: its owner.
import { useEffect, useState } from 'react'
import { ask } from '../live/ask.ts'
import type { Locale } from '../words/words.ts'
import { AskForm, accessWords, Field, Frame, PasswordField } from './frame.tsx'

export function SetUpForm({ locale, needsToken }: { locale: Locale; needsToken: boolean }) {
  const words = accessWords(locale)
  const [token, setToken] = useState('')
  useEffect(() => setToken(window.location.hash.slice(1)), [])
  const send = async ({ email, password, name, token: typed }: Record<string, string>) => {
    await ask('/api/setup', { method: 'POST', body: { email, password, name, ...(typed ? { token: typed } : {}) } })
    window.location.assign('/')
  }
  return (
    <Frame locale={locale} title={words.setUp.title} lead={words.setUp.lead}>
      <AskForm words={words} label={words.setUp.submit} send={send}>
        {needsToken && (
          <Field
            key={token}
            name="token"
            label={words.setUp.token}
            hint={words.setUp.tokenHint}
            defaultValue={token}
            dir="ltr"
            required
            autoComplete="off"
          />
        )}
        <Field name="email" type="email" dir="ltr" label={words.email} required autoComplete="username" />
        <Field name="name" label={words.name} hint={words.nameHint} autoComplete="name" maxLength={100} />
        <PasswordField
          words={words}
          name="password"
          label={words.password}
          hint={words.passwordHint}
          autoComplete="new-password"
        />
      </AskForm>
    </Frame>
  )
}
