// The desk, painted from the store before any script has run.
import { Desk } from '../components/desk/desk.tsx'
import { labelsOf } from '../server/gazetteer/search.ts'
import { sharedGazetteer } from '../server/gazetteer/shared.ts'
import { loadDesk } from '../server/store/desk.ts'
import { readPreferences } from './preferences.ts'

export const dynamic = 'force-dynamic'

export default async function Page() {
  const [snapshot, { locale }] = await Promise.all([loadDesk(), readPreferences()])
  const named = [...snapshot.tallies, ...snapshot.articles.flatMap(({ places }) => places)]
  const ids = new Set(named.flatMap(({ geonameId }) => geonameId ?? []))
  return <Desk snapshot={snapshot} locale={locale} labels={labelsOf(sharedGazetteer(), ids, locale)} />
}
