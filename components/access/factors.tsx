'use client'
// Second factors: one-time codes, set up with a picture and a first code; and passkeys.
import { startRegistration } from '@simplewebauthn/browser'
import { useState } from 'react'
import { ask } from '../live/ask.ts'
import type { AccessWords } from '../words/access-en.ts'
import { AskForm, Field, PasswordField } from './frame.tsx'
import { useList } from './use-list.ts'

export function TotpSection({ words, on }: { words: AccessWords; on: boolean }) {
  const [isOn, setOn] = useState(on)
  const [begun, setBegun] = useState<{ secret: string; picture: string } | null>(null)
  const [codes, setCodes] = useState<string[]>([])
  const begin = async ({ password }: Record<string, string>) =>
    setBegun(await ask('/api/account/totp', { method: 'POST', body: { password } }))
  const confirm = async ({ code }: Record<string, string>) => {
    const done = await ask<{ recoveryCodes: string[] }>('/api/account/totp', { method: 'PUT', body: { code } })
    setCodes(done.recoveryCodes)
    setBegun(null)
    setOn(true)
  }
  const remove = async ({ password }: Record<string, string>) => {
    await ask('/api/account/totp', { method: 'DELETE', body: { password } })
    setCodes([])
    setOn(false)
  }
  const confirmation = (
    <PasswordField words={words} name="password" label={words.account.confirm} autoComplete="current-password" />
  )
  return (
    <section data-totp={isOn ? 'on' : 'off'}>
      <h2>{words.account.totp}</h2>
      <p>{isOn ? words.account.totpOn : words.account.totpLead}</p>
      {codes.length > 0 && (
        <p>
          {words.account.recovery}
          <code className="secret" dir="ltr" data-recovery>
            {codes.join('  ')}
          </code>
        </p>
      )}
      {isOn && (
        <AskForm key="remove" words={words} label={words.account.totpRemove} send={remove}>
          {confirmation}
        </AskForm>
      )}
      {!isOn && begun === null && (
        <AskForm key="begin" words={words} label={words.account.totpAdd} send={begin}>
          {confirmation}
        </AskForm>
      )}
      {begun && (
        <>
          <p>{words.account.totpScan}</p>
          {/* biome-ignore lint/performance/noImgElement: the picture is a secret and goes through no optimiser. */}
          <img className="qr" alt="" src={`data:image/svg+xml,${encodeURIComponent(begun.picture)}`} />
          <code className="secret" dir="ltr" data-totp-secret>
            {begun.secret}
          </code>
          <AskForm key="confirm" words={words} label={words.account.totpConfirm} send={confirm}>
            <Field name="code" dir="ltr" label={words.signIn.code} required autoComplete="one-time-code" />
          </AskForm>
        </>
      )}
    </section>
  )
}

type Options = Parameters<typeof startRegistration>[0]['optionsJSON']

export function PasskeySection({ words }: { words: AccessWords }) {
  const { items, again } = useList<{ id: string; name: string }>('/api/account/passkeys')
  const add = async ({ password, name }: Record<string, string>) => {
    const path = '/api/account/passkeys'
    const asked = await ask<{ options: Options; ticket: string }>(`${path}/options`, {
      method: 'POST',
      body: { password },
    })
    const credential = await startRegistration({ optionsJSON: asked.options })
    await ask(path, { method: 'POST', body: { ticket: asked.ticket, credential, name } })
    await again()
  }
  const remove = async (id: string) => {
    await ask(`/api/account/passkeys/${encodeURIComponent(id)}`, { method: 'DELETE' })
    await again()
  }
  return (
    <section data-passkeys>
      <h2>{words.account.passkeys}</h2>
      <p>{words.account.passkeysLead}</p>
      <ul className="rows">
        {items.map(({ id, name }) => (
          <li key={id}>
            <bdi>{name}</bdi>
            <button type="button" onClick={() => void remove(id)}>
              {words.account.remove}
            </button>
          </li>
        ))}
      </ul>
      <AskForm words={words} label={words.account.passkeyAdd} send={add}>
        <Field name="name" label={words.account.passkeyName} required maxLength={100} />
        <PasswordField words={words} name="password" label={words.account.confirm} autoComplete="current-password" />
      </AskForm>
    </section>
  )
}
