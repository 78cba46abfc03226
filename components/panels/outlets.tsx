'use client'
// The addresses for feed readers that there are: what each serves, and closing it.
import { useEffect, useState } from 'react'
import type { Page } from '../../core/model.ts'
import type { Outlet } from '../../core/outlets.ts'
import { ask, sentenceOf } from '../live/ask.ts'
import { useActions, useDesk, useLocale, useWords } from '../live/use-desk.ts'
import { Moment } from './moment.tsx'
import { QueryView } from './query-view.tsx'
import { RemoveButton } from './remove-button.tsx'

export function OutletsSection() {
  const { onOutlets: words } = useWords()
  const outlets = useDesk((state) => state.outlets)
  const { loadOutlets } = useActions()
  const [error, setError] = useState<string | null>(null)
  const names = usePlaceNames(outlets)
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
          <OutletRow key={outlet.id} outlet={outlet} place={names[outlet.place ?? -1]} />
        ))}
      </ul>
    </section>
  )
}

type Shown = { outlet: Outlet; place: string | undefined }

function OutletRow({ outlet, place }: Shown) {
  const { onOutlets: words } = useWords()
  const { removeOutlet } = useActions()
  return (
    <li className="row" data-outlet={outlet.id}>
      <div className="row-main">
        <b>
          <bdi>{outlet.name}</bdi>
        </b>
        <Serves outlet={outlet} place={place} />
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
function Serves({ outlet, place }: Shown) {
  const { onOutlets: words, onPlaces } = useWords()
  const locale = useLocale()
  const alert = useDesk((state) => state.alerts.find(({ id }) => id === outlet.alertId))
  // English readers see the names as they are stored: whatever is tallied has one here.
  const tallied = useDesk((state) => state.tallies.find(({ geonameId }) => geonameId === outlet.place)?.name)
  const feed = useDesk((state) => state.feeds.find(({ id }) => id === outlet.feedId))
  const language = outlet.language && new Intl.DisplayNames([locale], { type: 'language' }).of(outlet.language)
  const parts = [
    outlet.alertId && words.ofAlert(alert?.name ?? words.alertGone),
    outlet.place && `${onPlaces.roles[outlet.role ?? 'event']}: ${place ?? tallied ?? outlet.place}`,
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

/** What the places of outlets are called in the reader's language, by id, as far as they have been asked for. */
function usePlaceNames(outlets: Outlet[] | null): Record<number, string> {
  const locale = useLocale()
  const [names, setNames] = useState<Record<number, string>>({})
  const ids = [...new Set((outlets ?? []).flatMap(({ place }) => place ?? []))].join(',')
  useEffect(() => {
    if (ids === '') return
    const path = `/api/places/labels?language=${locale}&ids=${ids}`
    ask<Page<{ geonameId: number; label: string }>>(path).then(
      ({ items }) => setNames(Object.fromEntries(items.map(({ geonameId, label }) => [geonameId, label]))),
      // The ids are shown instead.
      () => undefined,
    )
  }, [ids, locale])
  return names
}
