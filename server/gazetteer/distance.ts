// How far apart two points are. Pure.
export type Point = { lat: number; lon: number }

/** Great-circle distance, near enough at the distances that tell neighbours from namesakes. */
export function kilometres(a: Point, b: Point): number {
  const radians = Math.PI / 180
  const x = (b.lon - a.lon) * radians * Math.cos(((a.lat + b.lat) / 2) * radians)
  const y = (b.lat - a.lat) * radians
  return 6371 * Math.sqrt(x * x + y * y)
}
