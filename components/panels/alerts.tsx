'use client'
// Keyword alerts: write one with the workbench, see what each caught, pause it, delete it.
import { useState } from 'react'
import type { Alert } from '../../core/model.ts'
import { NO_FILTER } from '../live/filter.ts'
import { useActions, useDesk, useWords } from '../live/use-desk.ts'
import { AlertForm } from './alert-form.tsx'
import { ChangeButton, LookOnly } from './change-button.tsx'
import { Moment } from './moment.tsx'
import { OutletsSection } from './outlets.tsx'
import { QueryView } from './query-view.tsx'
import { RemoveButton } from './remove-button.tsx'
import { TakeAlong } from './take-along.tsx'

export function AlertsPanel() {
  const alerts = useDesk((state) => state.alerts)
  const words = useWords()
  return (
    <main className="page alerts">
      <section>
        <h2>{words.newAlert}</h2>
        <LookOnly />
        <AlertForm />
      </section>
      <section>
        <h2>{words.views.alerts}</h2>
        {alerts.length === 0 && <p className="hint">{words.noAlerts}</p>}
        <ul className="rows">
          {alerts.map((alert) => (
            <AlertRow key={alert.id} alert={alert} />
          ))}
        </ul>
      </section>
      <OutletsSection />
    </main>
  )
}

function AlertRow({ alert }: { alert: Alert }) {
  const words = useWords()
  const { narrow, pauseAlert, removeAlert } = useActions()
  const [busy, setBusy] = useState(false)
  const pause = async () => {
    setBusy(true)
    await pauseAlert(alert.id, !alert.paused).finally(() => setBusy(false))
  }
  return (
    <li className="row" data-alert={alert.id} data-paused={alert.paused || undefined}>
      <div className="row-main">
        <b>
          <bdi>{alert.name}</bdi>
          {alert.paused && <span className="state">{words.paused}</span>}
        </b>
        <QueryView query={alert.query} />
      </div>
      <span className="figure">{words.hitCount(alert.hitCount)}</span>
      <span className="when">{alert.lastHitAt ? <Moment at={alert.lastHitAt} /> : words.never}</span>
      <span className="actions">
        <button type="button" onClick={() => void narrow({ alert: { id: alert.id, name: alert.name } })}>
          {words.showHits}
        </button>
        <ChangeButton busy={busy} onClick={() => void pause()}>
          {alert.paused ? words.resume : words.pause}
        </ChangeButton>
        <RemoveButton onRemove={() => removeAlert(alert.id)} />
        <TakeAlong
          filter={{ ...NO_FILTER, alert: { id: alert.id, name: alert.name } }}
          of={words.onOutlets.ofAlert(alert.name)}
          name={alert.name}
        />
      </span>
    </li>
  )
}
