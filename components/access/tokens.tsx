'use client'
// Tokens for scripts: made, seen once, revoked.
import { useState } from 'react'
import { ROLES, type Role, reaches, type Scope } from '../../core/access/roles.ts'
import { ask } from '../live/ask.ts'
import type { AccessWords } from '../words/access-en.ts'
import { AskForm, Field, When } from './frame.tsx'
import { useList } from './use-list.ts'

type Token = { id: string; name: string; role: Role; scope: Scope; lastUsedAt: string | null; revokedAt: string | null }

export function TokenSection({ words, role }: { words: AccessWords; role: Role }) {
  const { items, again } = useList<Token>('/api/tokens')
  const [made, setMade] = useState<string | null>(null)
  const add = async ({ name, wanted }: Record<string, string>) => {
    const { token } = await ask<{ token: string }>('/api/tokens', { method: 'POST', body: { name, role: wanted } })
    setMade(token)
    await again()
  }
  const revoke = async (id: string) => {
    await ask(`/api/tokens/${id}`, { method: 'DELETE' })
    await again()
  }
  return (
    <section data-tokens>
      <h2>{words.account.tokens}</h2>
      <p>{words.account.tokensLead}</p>
      {made && (
        <p>
          {words.account.tokenOnce}
          <code className="secret" dir="ltr" data-token>
            {made}
          </code>
        </p>
      )}
      <ul className="rows">
        {items.map((token) => (
          <li key={token.id}>
            <span>
              <bdi>{token.name}</bdi>{' '}
              <small>
                {words.roles[token.role]} · {words.scopes[token.scope]} ·{' '}
                {token.lastUsedAt ? (
                  <>
                    {words.account.lastUsed} <When at={token.lastUsedAt} />
                  </>
                ) : (
                  words.account.neverUsed
                )}
              </small>
            </span>
            {token.revokedAt ? (
              <small>{words.account.revoked}</small>
            ) : (
              <button type="button" className="danger" onClick={() => void revoke(token.id)}>
                {words.account.tokenRevoke}
              </button>
            )}
          </li>
        ))}
      </ul>
      <AskForm words={words} label={words.account.tokenAdd} send={add}>
        <Field name="name" label={words.account.tokenName} required maxLength={100} />
        <RoleField name="wanted" words={words} most={role} />
      </AskForm>
    </section>
  )
}

export function RoleField({ name, words, most }: { name: string; words: AccessWords; most: Role }) {
  return (
    <label className="door-field">
      {words.account.role}
      <select name={name}>
        {ROLES.filter((role) => reaches(most, role)).map((role) => (
          <option key={role} value={role}>
            {words.roles[role]}
          </option>
        ))}
      </select>
    </label>
  )
}
