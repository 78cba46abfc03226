'use client'
// A map's element as it is now: its size, and the part of the plane that it shows, which follows its places until someone moves it.
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Point } from './geometry.ts'
import { fitted, moved, type Size, type View, zoomed } from './view.ts'

const WHEEL_FACTOR = 1.0016
// A hand that trembles on a click does not move the map.
const DRAG_FROM_PX = 4

export function useMap(points: Point[], weights: number[]) {
  const frame = useRef<HTMLDivElement>(null)
  const [size, setSize] = useState<Size | null>(null)
  const [own, setOwn] = useState<View | null>(null)
  const view = own ?? (size ? fitted(points, weights, size) : null)
  const now = useRef({ view, size })
  now.current = { view, size }

  useEffect(() => {
    const element = frame.current
    if (!element) return
    const watch = new ResizeObserver(() => {
      const { clientWidth: width, clientHeight: height } = element
      // Hidden on a phone's first view: nothing to fit into.
      setSize(width > 0 && height > 0 ? { width, height } : null)
    })
    watch.observe(element)
    const wheel = (event: WheelEvent) => {
      const { view, size } = now.current
      if (!view || !size) return
      event.preventDefault()
      const box = element.getBoundingClientRect()
      const at = { x: event.clientX - box.left, y: event.clientY - box.top }
      setOwn(zoomed(view, WHEEL_FACTOR ** -event.deltaY, at, size))
    }
    // React's own wheel handler is passive and could not keep the page from scrolling.
    element.addEventListener('wheel', wheel, { passive: false })
    return () => {
      watch.disconnect()
      element.removeEventListener('wheel', wheel)
    }
  }, [])

  const drag = useCallback((down: React.PointerEvent<HTMLDivElement>) => {
    const start = now.current.view
    if (!start || down.button !== 0) return
    const element = down.currentTarget
    const move = (event: PointerEvent) => {
      const [dx, dy] = [event.clientX - down.clientX, event.clientY - down.clientY]
      if (Math.hypot(dx, dy) < DRAG_FROM_PX) return
      setOwn(moved(start, dx, dy))
    }
    const up = () => {
      element.removeEventListener('pointermove', move)
      window.removeEventListener('pointerup', up)
    }
    element.addEventListener('pointermove', move)
    window.addEventListener('pointerup', up)
  }, [])

  const zoom = (factor: number) => {
    if (view && size) setOwn(zoomed(view, factor, { x: size.width / 2, y: size.height / 2 }, size))
  }
  /** Brings what stands outside into the middle, for who comes to it by keyboard. */
  const reveal = ({ x, y }: { x: number; y: number }) => {
    if (!view || !size || (x >= 0 && x <= size.width && y >= 0 && y <= size.height)) return
    setOwn(moved(view, size.width / 2 - x, size.height / 2 - y))
  }
  return { frame, reveal, size, view, drag, zoom, fit: () => setOwn(null), isFitted: own === null }
}
