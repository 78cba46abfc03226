'use client'
// The desk: one state, one socket, and the panels that look at them.
import { useEffect, useState } from 'react'
import type { Role } from '../../core/access/roles.ts'
import type { DeskSnapshot } from '../../core/desk.ts'
import { createActions } from '../live/actions.ts'
import { followLabels } from '../live/labels.ts'
import { createStore, type View } from '../live/state.ts'
import { Desk as DeskContext, useDesk } from '../live/use-desk.ts'
import { AlertsPanel } from '../panels/alerts.tsx'
import { CaughtColumn } from '../panels/caught.tsx'
import { CorrectPlace } from '../panels/correct-place.tsx'
import { Corrected } from '../panels/corrected.tsx'
import { Failed } from '../panels/failed.tsx'
import { FeedsPanel } from '../panels/feeds.tsx'
import { HistoryPanel } from '../panels/history.tsx'
import { MapPanel } from '../panels/map.tsx'
import { PlacesPanel } from '../panels/places.tsx'
import { Stream } from '../panels/stream.tsx'
import { Strip } from '../panels/strip.tsx'
import { Toasts } from '../panels/toasts.tsx'
import { type Locale, WORDS } from '../words/words.ts'
import { Header } from './header.tsx'
import { Rail } from './rail.tsx'

const VIEWS: View[] = ['desk', 'map', 'history', 'alerts', 'feeds']

/** `labels`: what places of the snapshot are called in the reader's language. */
export function Desk({
  snapshot,
  locale,
  labels,
  role,
}: {
  snapshot: DeskSnapshot
  locale: Locale
  role: Role
  labels: Record<number, string>
}) {
  const [context] = useState(() => {
    const store = createStore(snapshot, labels)
    return { store, actions: createActions(store), words: WORDS[locale], locale, role }
  })
  useEffect(() => {
    const asked = VIEWS.find((view) => window.location.hash === `#${view}`)
    if (asked) context.actions.look(asked)
    const stopLabels = followLabels(context.store, locale)
    const disconnect = context.actions.connect(snapshot)
    return () => {
      stopLabels()
      disconnect()
    }
  }, [context, snapshot, locale])
  return (
    <DeskContext.Provider value={context}>
      <div className="desk">
        <Header />
        <Rail />
        <Main />
        <Strip />
        <Toasts />
        <Corrected />
        <Failed />
        <CorrectPlace />
      </div>
    </DeskContext.Provider>
  )
}

function Main() {
  const view = useDesk((state) => state.view)
  if (view === 'map') return <MapPanel />
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
