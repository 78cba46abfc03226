// Where the link of an invitation or a reset leads.
import { JoinForm } from '../../components/access/join-form.tsx'
import { readPreferences } from '../preferences.ts'

export const dynamic = 'force-dynamic'

export default async function Page() {
  return <JoinForm locale={(await readPreferences()).locale} />
}
