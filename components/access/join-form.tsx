'use client'
// What the link of an invitation or a reset opens: a password to choose. The secret stands after the hash and stays in the browser.
import { useEffect, useState } from 'react'
import { ask } from '../live/ask.ts'
import type { Locale } from '../words/words.ts'
import { AskForm, accessWords, Field, Frame, PasswordField } from './frame.tsx'

export function JoinForm({ locale }: { locale: Locale }) {
  const words = accessWords(locale)
  const [token, setToken] = useState<string | null>(null)
  useEffect(() => setToken(window.location.hash.slice(1)), [])
  const send = async ({ password, name }: Record<string, string>) => {
    const body = { token, password, ...(name ? { name } : {}) }
    const answer = await ask<{ next?: 'code' }>('/api/invitations/accept', { method: 'POST', body })
    // Who has a second factor shows it when signing in.
    window.location.assign(answer.next === 'code' ? '/sign-in' : '/')
  }
  if (token === '') return <Frame locale={locale} title={words.join.title} lead={words.join.noToken} />
  return (
    <Frame locale={locale} title={words.join.title} lead={words.join.lead}>
      <AskForm words={words} label={words.join.submit} send={send}>
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
