// Whose data Rasid uses, and on what terms.
import { Attribution } from '../../components/attribution/attribution.tsx'
import { readPreferences } from '../preferences.ts'

export default async function Page() {
  const { locale } = await readPreferences()
  return <Attribution locale={locale} />
}
