'use client'
// The desk: one state, one socket, and the panels that look at them.
import { useEffect, useState } from 'react'
import type { DeskSnapshot } from '../../core/desk.ts'
import { createActions } from '../live/actions.ts'
import { createStore, type View } from '../live/state.ts'
import { Desk as DeskContext, useDesk } from '../live/use-desk.ts'
import { AlertsPanel } from '../panels/alerts.tsx'
import { CaughtColumn } from '../panels/caught.tsx'
import { FeedsPanel } from '../panels/feeds.tsx'
import { HistoryPanel } from '../panels/history.tsx'
import { PlacesPanel } from '../panels/places.tsx'
import { Stream } from '../panels/stream.tsx'
import { Strip } from '../panels/strip.tsx'
import { Toasts } from '../panels/toasts.tsx'
import { type Locale, WORDS } from '../words/words.ts'
import { Header } from './header.tsx'
import { Rail } from './rail.tsx'

const VIEWS: View[] = ['desk', 'history', 'alerts', 'feeds']

export function Desk({ snapshot, locale }: { snapshot: DeskSnapshot; locale: Locale }) {
  const [context] = useState(() => {
    const store = createStore(snapshot)
    return { store, actions: createActions(store), words: WORDS[locale], locale }
  })
  useEffect(() => {
    const asked = VIEWS.find((view) => window.location.hash === `#${view}`)
    if (asked) context.actions.look(asked)
    return context.actions.connect(snapshot)
  }, [context, snapshot])
  return (
    <DeskContext.Provider value={context}>
      <div className="desk">
        <Header />
        <Rail />
        <Main />
        <Strip />
        <Toasts />
      </div>
    </DeskContext.Provider>
  )
}

function Main() {
  const view = useDesk((state) => state.view)
  if (view === 'history') return <HistoryPanel />
  if (view === 'alerts') return <AlertsPanel />
  if (view === 'feeds') return <FeedsPanel />
  return (
    <main className="columns">
      <Stream />
      <CaughtColumn />
      <PlacesPanel />
    </main>
  )
}
