'use client'
// The addresses for feed readers that there are: what each serves, and closing it.
import { useEffect, useState } from 'react'
import type { Outlet } from '../../core/outlets.ts'
import { sentenceOf } from '../live/ask.ts'
import { useActions, useDesk, useLocale, useWords } from '../live/use-desk.ts'
import { Moment } from './moment.tsx'
import { QueryView } from './query-view.tsx'
import { RemoveButton } from './remove-button.tsx'

export function OutletsSection() {
  const { onOutlets: words } = useWords()
  const outlets = useDesk((state) => state.outlets)
  const { loadOutlets } = useActions()
  const [error, setError] = useState<string | null>(null)
  useEffect(() => {
    loadOutlets().then(
      () => setError(null),
      (reason: unknown) => setError(sentenceOf(reason)),
    )
  }, [loadOutlets])
  return (
    <section data-outlets>
      <h2>{words.outlets}</h2>
      {error && <p className="mistake">{error}</p>}
      {outlets?.length === 0 && <p className="hint">{words.none}</p>}
      <ul className="rows">
        {(outlets ?? []).map((outlet) => (
          <OutletRow key={outlet.id} outlet={outlet} />
        ))}
      </ul>
    </section>
  )
}

function OutletRow({ outlet }: { outlet: Outlet }) {
  const { onOutlets: words } = useWords()
  const { removeOutlet } = useActions()
  return (
    <li className="row" data-outlet={outlet.id}>
      <div className="row-main">
        <b>
          <bdi>{outlet.name}</bdi>
        </b>
        <Serves outlet={outlet} />
      </div>
      <span className="figure">{words.feedFormats[outlet.format]}</span>
      <span className="when">
        {words.since} <Moment at={outlet.createdAt} />
      </span>
      <span className="actions">
        <RemoveButton
          onRemove={() => removeOutlet(outlet.id)}
          words={{ first: words.closeIt, second: words.reallyClose }}
        />
      </span>
    </li>
  )
}

/** Everything that narrows it, in words. */
function Serves({ outlet }: { outlet: Outlet }) {
  const { onOutlets: words, onPlaces } = useWords()
  const locale = useLocale()
  const alert = useDesk((state) => state.alerts.find(({ id }) => id === outlet.alertId))
  const feed = useDesk((state) => state.feeds.find(({ id }) => id === outlet.feedId))
  const label = useDesk((state) => state.labels[outlet.place ?? -1])
  const language = outlet.language && new Intl.DisplayNames([locale], { type: 'language' }).of(outlet.language)
  const parts = [
    outlet.alertId && words.ofAlert(alert?.name ?? words.alertGone),
    outlet.place && `${onPlaces.roles[outlet.role ?? 'event']}: ${label ?? outlet.place}`,
    language,
    outlet.feedId && (feed?.title ?? outlet.feedId),
  ].filter((part) => typeof part === 'string' && part !== '')
  return (
    <>
      {outlet.query && <QueryView query={outlet.query} />}
      {parts.length > 0 && (
        <span className="figure">
          <bdi>{parts.join(' · ')}</bdi>
        </span>
      )}
    </>
  )
}
