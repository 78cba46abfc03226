// The desk, painted from the store before any script has run.
import { headers } from 'next/headers'
import { Desk } from '../components/desk/desk.tsx'
import { labelsOf } from '../server/gazetteer/search.ts'
import { sharedGazetteer } from '../server/gazetteer/shared.ts'
import { loadDesk } from '../server/store/desk.ts'
import { identityOf } from './api/_http/who.ts'
import { readPreferences } from './preferences.ts'

export const dynamic = 'force-dynamic'

export default async function Page() {
  const [snapshot, { locale }, asked] = await Promise.all([loadDesk(), readPreferences(), headers()])
  const { role } = identityOf({ headers: asked })
  const named = [...snapshot.tallies, ...snapshot.articles.flatMap(({ places }) => places)]
  const ids = new Set(named.flatMap(({ geonameId }) => geonameId ?? []))
  return <Desk snapshot={snapshot} locale={locale} role={role} labels={labelsOf(sharedGazetteer(), ids, locale)} />
}
