// The desk, painted from the store before any script has run.
import { Desk } from '../components/desk/desk.tsx'
import { loadDesk } from '../server/store/desk.ts'
import { readPreferences } from './preferences.ts'

export const dynamic = 'force-dynamic'

export default async function Page() {
  const [snapshot, { locale }] = await Promise.all([loadDesk(), readPreferences()])
  return <Desk snapshot={snapshot} locale={locale} />
}
