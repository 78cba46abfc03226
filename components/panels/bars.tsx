'use client'
// Articles per bucket of time as bars from zero; every bar opens the articles behind it, by a click or, from where the
// arrow keys lead, by Enter. Time runs left to right in every
// language, as on every clock face and axis.
import { useRef } from 'react'
import { Bar, BarChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts'
import type { TimelinePoint } from '../../core/model.ts'

type Props = {
  points: TimelinePoint[]
  height: number
  axes: boolean
  most?: number
  /** What a screen reader calls the chart. */
  name: string
  label: (point: TimelinePoint) => string
  tick: (from: string) => string
  onPick: (point: TimelinePoint) => void
}

export function Bars({ points, height, axes, most, name, label, tick, onPick }: Props) {
  // The bar that the tip tells of.
  const told = useRef<TimelinePoint | null>(null)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the chart inside has the focus and the arrow keys, and no Enter of its own.
    <div
      className="bars"
      dir="ltr"
      style={{ blockSize: height }}
      onKeyDown={({ key }) => {
        if (key === 'Enter' && told.current && told.current.count > 0) onPick(told.current)
      }}
    >
      <ResponsiveContainer width="100%" height={height} initialDimension={{ width: 600, height }}>
        <BarChart aria-label={name} data={points} margin={{ top: 4, right: 0, bottom: 0, left: 0 }} barCategoryGap={1}>
          {axes && (
            <XAxis
              dataKey="from"
              tickFormatter={tick}
              tickLine={false}
              axisLine={false}
              minTickGap={40}
              tick={{ fontSize: 12, fill: 'var(--muted)' }}
              height={20}
            />
          )}
          <YAxis
            hide={!axes}
            width={34}
            orientation="right"
            allowDecimals={false}
            tickLine={false}
            axisLine={false}
            tickCount={3}
            tick={{ fontSize: 12, fill: 'var(--muted)' }}
            domain={[0, most ?? 'auto']}
          />
          <Tooltip
            cursor={{ fill: 'var(--hover)' }}
            isAnimationActive={false}
            content={({ active, payload }) => {
              const point = payload?.[0]?.payload as TimelinePoint | undefined
              if (!active || !point) return null
              told.current = point
              return (
                <p className="tip" role="status">
                  {label(point)}
                </p>
              )
            }}
          />
          <Bar
            dataKey="count"
            fill="var(--bar)"
            isAnimationActive={false}
            minPointSize={(value) => (Number(value) > 0 ? 2 : 0)}
            onClick={(entry) => onPick((entry as unknown as { payload: TimelinePoint }).payload)}
            cursor="pointer"
          />
        </BarChart>
      </ResponsiveContainer>
    </div>
  )
}
