'use client'
// For owners: who is here, who is invited, and what was done.
import { useState } from 'react'
import { ROLES, type Role } from '../../core/access/roles.ts'
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
  const [link, setLink] = useState<{ href: string; said: string } | null>(null)
  const [mistake, setMistake] = useState('')
  const again = async () => void (await Promise.all([people.again(), invitations.again()]))
  const tried = (work: () => Promise<unknown>) => {
    setMistake('')
    work().then(again, (error) => setMistake(refusalSaid(words, error)))
  }
  const invite = async ({ email, role }: Record<string, string>) => {
    const made = await ask<{ link: string }>('/api/invitations', { method: 'POST', body: { email, role } })
    setLink({ href: made.link, said: words.account.inviteLink })
    await again()
  }
  const change = ({ id }: Person, body: { role?: string; disabled?: boolean }) =>
    tried(() => ask(`/api/people/${id}`, { method: 'PATCH', body }))
  const reset = ({ id }: Person) =>
    tried(async () => {
      const made = await ask<{ link: string }>(`/api/people/${id}/reset`, { method: 'POST' })
      setLink({ href: made.link, said: words.account.resetLink })
    })
  return (
    <section data-people>
      <h2>{words.account.people}</h2>
      <ul className="rows">
        {people.items.map((person) => (
          <li key={person.id}>
            <span>
              <bdi data-person={person.email}>{person.name || person.email}</bdi>{' '}
              <small>
                {person.name && (
                  <>
                    <bdi>{person.email}</bdi> ·{' '}
                  </>
                )}
                {words.roles[person.role]}
                {person.lastSignInAt && (
                  <>
                    {' · '}
                    {words.account.signedIn} <When at={person.lastSignInAt} />
                  </>
                )}
              </small>
            </span>
            <select
              aria-label={words.account.role}
              value={person.role}
              onChange={(event) => change(person, { role: event.target.value })}
              data-role-of={person.email}
            >
              {ROLES.map((role) => (
                <option key={role} value={role}>
                  {words.roles[role]}
                </option>
              ))}
            </select>
            <button type="button" onClick={() => reset(person)}>
              {words.account.reset}
            </button>
            <button type="button" onClick={() => change(person, { disabled: !person.disabled })}>
              {person.disabled ? words.account.enable : words.account.disable}
            </button>
            <RemovePerson
              words={words}
              onRemove={() => tried(() => ask(`/api/people/${person.id}`, { method: 'DELETE' }))}
            />
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
          {link.said}
          <code className="secret" dir="ltr" data-link>
            {link.href}
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

/** Removes on the second click: the first asks. */
function RemovePerson({ words, onRemove }: { words: AccessWords; onRemove: () => void }) {
  const [asking, setAsking] = useState(false)
  return (
    <button
      type="button"
      className={asking ? 'danger' : undefined}
      onBlur={() => setAsking(false)}
      onClick={() => (asking ? onRemove() : setAsking(true))}
    >
      {asking ? words.account.reallyRemove : words.account.remove}
    </button>
  )
}

/** An actor in the reader's words; what a token is called stands behind its kind. */
const actorSaid = ({ actors, byToken }: AccessWords, actor: string) =>
  actor.startsWith('token ') ? byToken(actor.slice('token '.length)) : (actors[actor] ?? actor)

export function AuditSection({ words }: { words: AccessWords }) {
  const { items } = useList<Entry>('/api/audit?limit=50')
  return (
    <section data-audit>
      <h2>{words.account.audit}</h2>
      <ul className="rows">
        {items.map(({ id, at, actor, action, target, outcome, address }) => (
          <li key={id}>
            <span>
              {words.deeds[action] ?? action} <bdi>{target}</bdi>
              <br />
              <small>
                <When at={at} /> · <bdi>{actorSaid(words, actor)}</bdi> · <bdi>{address}</bdi> ·{' '}
                {words.outcome(outcome)}
              </small>
            </span>
          </li>
        ))}
      </ul>
      {items.length === 0 && <p>{words.account.auditNone}</p>}
      <a className="button" href="/api/audit?format=jsonl" download>
        {words.account.auditExport}
      </a>{' '}
      <a className="button" href="/api/audit?format=csv" download>
        {words.account.auditCsv}
      </a>
    </section>
  )
}
