// The document every page stands in: the reader's language, direction and theme, and a typeface for each script.
import '@fontsource/ibm-plex-sans/400.css'
import '@fontsource/ibm-plex-sans/500.css'
import '@fontsource/ibm-plex-sans/600.css'
import '@fontsource-variable/noto-sans-arabic/wght.css'
import '@fontsource-variable/noto-sans-hebrew/wght.css'
import './styles/tokens.css'
import './styles/query.css'
import './styles/desk.css'
import './styles/item.css'
import './styles/panels.css'
import './styles/access.css'
import './styles/places.css'
import './styles/correct.css'
import './styles/attribution.css'
import './styles/found.css'
import './styles/revisions.css'
import './styles/outlets.css'
import './styles/thumbnail.css'
import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { readPreferences } from './preferences.ts'

export const metadata: Metadata = { title: 'Rasid', description: 'A real-time news monitor' }

export default async function Layout({ children }: { children: ReactNode }) {
  const { locale, theme } = await readPreferences()
  return (
    <html lang={locale} dir={locale === 'ar' ? 'rtl' : 'ltr'} data-theme={theme}>
      <body>{children}</body>
    </html>
  )
}
