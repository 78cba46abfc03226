// Which part of the plane a map shows: fitted to its places, moved, made larger. Pure.
import { PLANE_WIDTH, type Point, placed } from './geometry.ts'

/** screen = k × plane + (x, y) */
export type View = { k: number; x: number; y: number }
export type Size = { width: number; height: number }

// No closer than about 6° across: the coastline has no more to show, and a town is a dot.
const SMALLEST_SPAN = 28
const PADDING = 0.14
const LARGEST_K = 60

export function fitted(points: Point[], { width, height }: Size): View {
  const corners = points.length > 0 ? points : [placed(72, -150), placed(-52, 178)]
  const [west, east] = range(corners.map(({ x }) => x))
  const [north, south] = range(corners.map(({ y }) => y))
  const span = Math.max(
    SMALLEST_SPAN,
    (east - west) * (1 + PADDING),
    ((south - north) * (1 + PADDING) * width) / height,
  )
  const k = Math.min(LARGEST_K, width / Math.min(span, PLANE_WIDTH))
  return { k, x: width / 2 - (k * (west + east)) / 2, y: height / 2 - (k * (north + south)) / 2 }
}

/** Larger or smaller by a factor, while a point of the screen stays where it is. */
export function zoomed(view: View, factor: number, at: Point, { width }: Size): View {
  const k = Math.max((width / PLANE_WIDTH) * 0.6, Math.min(LARGEST_K, view.k * factor))
  const real = k / view.k
  return { k, x: at.x - (at.x - view.x) * real, y: at.y - (at.y - view.y) * real }
}

export const moved = (view: View, dx: number, dy: number): View => ({ ...view, x: view.x + dx, y: view.y + dy })

export const onScreen = ({ k, x, y }: View, point: Point): Point => ({ x: k * point.x + x, y: k * point.y + y })

const range = (values: number[]): [number, number] => [Math.min(...values), Math.max(...values)]
