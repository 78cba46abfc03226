// A person's own page.
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { Account } from '../../components/access/account.tsx'
import { credentialsOf } from '../../server/store/people.ts'
import { identityOf } from '../api/_http/who.ts'
import { readPreferences } from '../preferences.ts'

export const dynamic = 'force-dynamic'

export default async function Page() {
  const identity = identityOf({ headers: await headers() })
  const found = identity.personId === null ? null : await credentialsOf({ id: identity.personId })
  if (!found) redirect('/sign-in')
  const { email, name, role, secondFactor } = found.person
  return (
    <Account locale={(await readPreferences()).locale} name={name || email} role={role} secondFactor={secondFactor} />
  )
}
