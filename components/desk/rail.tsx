'use client'
// The way between the desk's views: a rail at the side, a bar at the bottom of a phone.
import { Bell, ChartNoAxesColumn, Map as MapIcon, Radio, Rss } from 'lucide-react'
import type { View } from '../live/state.ts'
import { useActions, useDesk, useWords } from '../live/use-desk.ts'

const ICONS = { desk: Radio, map: MapIcon, history: ChartNoAxesColumn, alerts: Bell, feeds: Rss }

export function Rail() {
  const view = useDesk((state) => state.view)
  const unread = useDesk((state) => state.unread)
  const { look } = useActions()
  const words = useWords()
  return (
    <nav className="rail" aria-label={words.viewsName}>
      {(Object.keys(ICONS) as View[]).map((name) => {
        const Icon = ICONS[name]
        return (
          <button
            key={name}
            type="button"
            aria-current={view === name ? 'page' : undefined}
            onClick={() => look(name)}
            data-view={name}
          >
            <Icon size={18} aria-hidden />
            <span>{words.views[name]}</span>
            {name === 'alerts' && unread > 0 && (
              <b className="badge" title={words.unread(unread)}>
                {unread > 99 ? '99+' : unread}
              </b>
            )}
          </button>
        )
      })}
    </nav>
  )
}
