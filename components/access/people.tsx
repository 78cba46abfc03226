'use client'
// For owners: who is here, who is invited, and what was done.
import { useState } from 'react'
import type { Role } from '../../core/access/roles.ts'
import { ask } from '../live/ask.ts'
import type { AccessWords } from '../words/access-en.ts'
import { AskForm, Field, refusalSaid, When } from './frame.tsx'
import { RoleField } from './tokens.tsx'
import { useList } from './use-list.ts'

type Person = { id: string; email: string; name: string; role: Role; disabled: boolean; lastSignInAt: string | null }
type Invitation = { id: string; email: string; role: Role }
type Entry = { id: string; at: string; actor: string; action: string; target: string; outcome: string; address: string }

export function PeopleSection({ words }: { words: AccessWords }) {
  const people = useList<Person>('/api/people')
  const invitations = useList<Invitation>('/api/invitations')
  const [link, setLink] = useState('')
  const [mistake, setMistake] = useState('')
  const again = async () => void (await Promise.all([people.again(), invitations.again()]))
  const tried = (work: () => Promise<unknown>) => {
    setMistake('')
    work().then(again, (error) => setMistake(refusalSaid(words, error)))
  }
  const invite = async ({ email, role }: Record<string, string>) => {
    setLink((await ask<{ link: string }>('/api/invitations', { method: 'POST', body: { email, role } })).link)
    await again()
  }
  const lock = ({ id, disabled }: Person) =>
    tried(() => ask(`/api/people/${id}`, { method: 'PATCH', body: { disabled: !disabled } }))
  const reset = ({ id }: Person) =>
    tried(async () => setLink((await ask<{ link: string }>(`/api/people/${id}/reset`, { method: 'POST' })).link))
  return (
    <section data-people>
      <h2>{words.account.people}</h2>
      <ul className="rows">
        {people.items.map((person) => (
          <li key={person.id}>
            <span>
              <bdi>{person.name || person.email}</bdi>{' '}
              <small>
                <bdi>{person.email}</bdi> · {words.roles[person.role]}
                {person.lastSignInAt && (
                  <>
                    {' · '}
                    {words.account.signedIn} <When at={person.lastSignInAt} />
                  </>
                )}
              </small>
            </span>
            <button type="button" onClick={() => reset(person)}>
              {words.account.reset}
            </button>
            <button type="button" onClick={() => lock(person)}>
              {person.disabled ? words.account.enable : words.account.disable}
            </button>
          </li>
        ))}
        {invitations.items.map(({ id, email, role }) => (
          <li key={`invitation ${id}`}>
            <span>
              <bdi>{email}</bdi>{' '}
              <small>
                {words.account.invited} · {words.roles[role]}
              </small>
            </span>
            <button type="button" onClick={() => tried(() => ask(`/api/invitations/${id}`, { method: 'DELETE' }))}>
              {words.account.withdraw}
            </button>
          </li>
        ))}
      </ul>
      <p className="mistake" role="alert">
        {mistake}
      </p>
      {link && (
        <p>
          {words.account.inviteLink}
          <code className="secret" dir="ltr" data-link>
            {link}
          </code>
        </p>
      )}
      <AskForm words={words} label={words.account.invite} send={invite}>
        <Field name="email" type="email" dir="ltr" label={words.email} required autoComplete="off" />
        <RoleField name="role" words={words} most="owner" />
      </AskForm>
    </section>
  )
}

export function AuditSection({ words }: { words: AccessWords }) {
  const { items } = useList<Entry>('/api/audit?limit=50')
  return (
    <section data-audit>
      <h2>{words.account.audit}</h2>
      <ul className="rows" dir="ltr">
        {items.map(({ id, at, actor, action, target, outcome, address }) => (
          <li key={id}>
            <span>
              {action} <bdi>{target}</bdi>
              <br />
              <small>
                <When at={at} /> · <bdi>{actor}</bdi> · {address} · {outcome}
              </small>
            </span>
          </li>
        ))}
      </ul>
      {items.length === 0 && <p>{words.account.auditNone}</p>}
      <a className="button" href="/api/audit?format=jsonl">
        {words.account.auditExport}
      </a>
    </section>
  )
}
