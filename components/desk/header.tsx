'use client'
// Above everything: the search, how live the desk is, the time, unread hits, language and theme.
import { Bell, CircleUser, SunMoon } from 'lucide-react'
import { useActions, useDesk, useLocale, useNow, useWords } from '../live/use-desk.ts'
import { QueryField } from '../panels/query-field.tsx'

export function Header() {
  const words = useWords()
  const locale = useLocale()
  const q = useDesk((state) => state.filter.q)
  const unread = useDesk((state) => state.unread)
  const { narrow, look } = useActions()
  return (
    <header className="top">
      <h1 className="brand" lang={locale}>
        {words.title}
      </h1>
      <QueryField
        key={q}
        value={q}
        label={words.searchLabel}
        placeholder={words.search}
        onSubmit={(query) => void narrow({ q: query })}
      />
      <LiveMark />
      <Clock />
      <button
        type="button"
        className="quiet bell"
        onClick={() => look('alerts')}
        title={words.unread(unread)}
        aria-label={`${words.views.alerts}: ${words.unread(unread)}`}
      >
        <Bell size={16} aria-hidden />
        <span className="figure">{unread}</span>
      </button>
      <button
        type="button"
        className="quiet"
        lang={locale === 'ar' ? 'en' : 'ar'}
        data-locale
        onClick={() => remember('locale', locale === 'ar' ? 'en' : 'ar')}
      >
        {words.otherLanguage}
      </button>
      <button type="button" className="quiet" title={words.theme} aria-label={words.theme} onClick={switchTheme}>
        <SunMoon size={16} aria-hidden />
      </button>
      <a className="quiet account-link" href="/account" title={words.account} aria-label={words.account}>
        <CircleUser size={16} aria-hidden />
      </a>
    </header>
  )
}

function LiveMark() {
  const { state, delayMs } = useDesk((desk) => desk.line)
  const words = useWords()
  const said =
    state === 'live'
      ? words.live(delayMs === null ? null : (delayMs / 1000).toFixed(1))
      : state === 'down'
        ? words.down
        : words.connecting
  return (
    <span className="live" data-line={state}>
      <i aria-hidden />
      <span className="figure">{said}</span>
      {/* Read out when the line breaks or is back, not at each new delay. */}
      <span className="unseen" role="status">
        {state === 'live' ? words.live(null) : said}
      </span>
    </span>
  )
}

function Clock() {
  const now = useNow()
  if (now === null) return <span className="clock" />
  const clock = (zone?: string) =>
    new Date(now).toLocaleTimeString('en-GB', {
      hour: '2-digit',
      minute: '2-digit',
      ...(zone ? { timeZone: zone } : {}),
    })
  const utc = clock('UTC')
  const local = clock()
  return (
    <span className="clock figure" dir="ltr">
      {utc} UTC{local === utc ? '' : ` · ${local}`}
    </span>
  )
}

function switchTheme(): void {
  const root = document.documentElement
  const dark =
    root.dataset.theme === 'auto'
      ? window.matchMedia('(prefers-color-scheme: dark)').matches
      : root.dataset.theme === 'dark'
  root.dataset.theme = dark ? 'light' : 'dark'
  keep('theme', root.dataset.theme)
}

function remember(name: string, value: string): void {
  keep(name, value)
  window.location.reload()
}

function keep(name: string, value: string): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in Firefox.
  document.cookie = `${name}=${value}; path=/; max-age=31536000; samesite=strict`
}
