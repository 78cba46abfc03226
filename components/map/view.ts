// Which part of the plane a map shows: fitted to its places, moved, made larger. Pure.
import { PLANE_WIDTH, type Point, placed } from './geometry.ts'

/** screen = k × plane + (x, y) */
export type View = { k: number; x: number; y: number }
export type Size = { width: number; height: number }

// No closer than about 6° across: the coastline has no more to show, and a town is a dot.
const SMALLEST_SPAN = 28
const PADDING = 0.3
const LARGEST_K = 60

// What one article says of the other end of the world does not make the rest small.
const LEFT_OUT_AT_EACH_EDGE = 0.04

/** `weights`: how many articles each point stands for. */
export function fitted(points: Point[], weights: number[], { width, height }: Size): View {
  const [corners, worth] =
    points.length > 0
      ? [points, weights]
      : [
          [placed(72, -150), placed(-52, 178)],
          [1, 1],
        ]
  const [west, east] = middle(
    corners.map(({ x }) => x),
    worth,
  )
  const [north, south] = middle(
    corners.map(({ y }) => y),
    worth,
  )
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

/** The least and the greatest value, those at the edges left out that few articles stand for. */
function middle(values: number[], weights: number[]): [number, number] {
  const sorted = values.map((value, at) => ({ value, weight: weights[at] ?? 1 })).sort((a, b) => a.value - b.value)
  const edge = weights.reduce((sum, weight) => sum + weight, 0) * LEFT_OUT_AT_EACH_EDGE
  const first = (list: typeof sorted) => {
    let passed = 0
    for (const { value, weight } of list) {
      passed += weight
      if (passed > edge) return value
    }
    return list.at(-1)?.value ?? 0
  }
  return [first(sorted), first(sorted.toReversed())]
}
