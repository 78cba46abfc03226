'use client'
// A person's own page: where they are signed in, how they sign in, their tokens; for owners also people and the audit log.
import { useState } from 'react'
import type { Role } from '../../core/access/roles.ts'
import { ask } from '../live/ask.ts'
import { useHydrated } from '../live/use-hydrated.ts'
import type { AccessWords } from '../words/access-en.ts'
import type { Locale } from '../words/words.ts'
import { PasskeySection, TotpSection } from './factors.tsx'
import { AskForm, accessWords, PasswordField, When } from './frame.tsx'
import { AuditSection, PeopleSection } from './people.tsx'
import { TokenSection } from './tokens.tsx'
import { useList } from './use-list.ts'

type Props = { locale: Locale; name: string; role: Role; secondFactor: boolean }
type Session = { id: string; address: string; userAgent: string; lastSeenAt: string; current: boolean }

export function Account({ locale, name, role, secondFactor }: Props) {
  const words = accessWords(locale)
  const hydrated = useHydrated()
  const signOut = async () => {
    await ask('/api/session', { method: 'DELETE' })
    window.location.assign('/sign-in')
  }
  return (
    <main className="account">
      <header>
        <h1>{words.account.title}</h1>
        <span>
          <bdi>{name}</bdi> · {words.roles[role]}
        </span>
        <a className="button" href="/">
          {words.account.back}
        </a>
        <button type="button" data-sign-out disabled={!hydrated} onClick={() => void signOut()}>
          {words.account.signOut}
        </button>
      </header>
      <Sessions words={words} />
      <Password words={words} />
      <TotpSection words={words} on={secondFactor} />
      <PasskeySection words={words} />
      <TokenSection words={words} role={role} />
      {role === 'owner' && <PeopleSection words={words} />}
      {role === 'owner' && <AuditSection words={words} />}
    </main>
  )
}

function Sessions({ words }: { words: AccessWords }) {
  const { items, again } = useList<Session>('/api/account/sessions')
  const end = async (id: string) => {
    await ask(`/api/account/sessions/${id}`, { method: 'DELETE' })
    await again()
  }
  return (
    <section>
      <h2>{words.account.sessions}</h2>
      <ul className="rows">
        {items.map(({ id, address, userAgent, lastSeenAt, current }) => (
          <li key={id} data-session={current ? 'current' : 'other'}>
            <span>
              <bdi dir="ltr">{userAgent.slice(0, 90) || '–'}</bdi>
              <br />
              <small>
                <bdi dir="ltr">{address}</bdi> · {words.account.seen} <When at={lastSeenAt} />
              </small>
            </span>
            {current ? (
              <small>{words.account.thisOne}</small>
            ) : (
              <button type="button" onClick={() => void end(id)}>
                {words.account.revoke}
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Password({ words }: { words: AccessWords }) {
  const [done, setDone] = useState(0)
  const send = async ({ current, password }: Record<string, string>) => {
    await ask('/api/account/password', { method: 'POST', body: { current, password } })
    setDone(done + 1)
  }
  return (
    <section>
      <h2>{words.account.passwordTitle}</h2>
      {done > 0 && <p role="status">{words.account.changed}</p>}
      <AskForm key={done} words={words} label={words.account.change} send={send}>
        <PasswordField words={words} name="current" label={words.account.current} autoComplete="current-password" />
        <PasswordField words={words} name="password" label={words.account.next} autoComplete="new-password" />
      </AskForm>
    </section>
  )
}
