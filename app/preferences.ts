// What a reader chose, from their cookies; what they did not choose follows their browser.
import { cookies, headers } from 'next/headers'
import { type Locale, localeOf } from '../components/words/words.ts'

export type Preferences = { locale: Locale; theme: 'light' | 'dark' | 'auto' }

export async function readPreferences(): Promise<Preferences> {
  const [jar, head] = await Promise.all([cookies(), headers()])
  const theme = jar.get('theme')?.value
  return {
    locale: localeOf(jar.get('locale')?.value, head.get('accept-language')),
    theme: theme === 'light' || theme === 'dark' ? theme : 'auto',
  }
}
