// The set-up page; once there is an owner it leads to sign-in.
import { redirect } from 'next/navigation'
import { SetUpForm } from '../../components/access/set-up-form.tsx'
import { access } from '../../server/access/settings.ts'
import { ownerExists } from '../../server/store/people.ts'
import { readPreferences } from '../preferences.ts'

export const dynamic = 'force-dynamic'

export default async function Page() {
  if (await ownerExists()) redirect('/sign-in')
  return <SetUpForm locale={(await readPreferences()).locale} needsToken={access().setUpToken !== null} />
}
