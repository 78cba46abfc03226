// The land, the borders and the disputed borders of Natural Earth as SVG paths in one plane, made once when the first map is shown.
// Nothing is fetched but the desk's own code; a failure to load it is the caller's to say.
import { geoMercator, geoPath } from 'd3-geo'
import { feature, mesh } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'

export type Geometry = { land: string; borders: string; disputed: string }
export type Point = { x: number; y: number }

/** The plane is so wide; places and paths share it. */
export const PLANE_WIDTH = 1000

const projection = geoMercator()
  .scale(PLANE_WIDTH / (2 * Math.PI))
  .translate([PLANE_WIDTH / 2, PLANE_WIDTH / 2])
// Beyond these the projection runs to infinity, and no news comes from there.
const MOST_NORTH = 80
const MOST_SOUTH = -60

// Natural Earth draws what holds on the ground. Borders of these are dashed: their status is not agreed on among states.
const DISPUTED = new Set(['Kosovo', 'N. Cyprus', 'Somaliland', 'W. Sahara', 'Palestine', 'Taiwan', 'Siachen Glacier'])

type Countries = GeometryCollection<{ name: string }>

let loading: Promise<Geometry> | undefined

export function loadGeometry(): Promise<Geometry> {
  loading ??= import('world-atlas/countries-50m.json').then(({ default: atlas }) =>
    draw(atlas as unknown as Topology<{ countries: Countries; land: GeometryCollection }>),
  )
  loading.catch(() => {
    loading = undefined
  })
  return loading
}

/** Where a point of the globe lies in the plane. */
export function placed(lat: number, lon: number): Point {
  const [x, y] = projection([lon, Math.max(MOST_SOUTH, Math.min(MOST_NORTH, lat))]) ?? [0, 0]
  return { x, y }
}

function draw(atlas: Topology<{ countries: Countries; land: GeometryCollection }>): Geometry {
  const path = geoPath(projection).digits(2)
  const { countries, land } = atlas.objects
  const disputed = (country: unknown) =>
    DISPUTED.has((country as { properties?: { name?: string } }).properties?.name ?? '')
  const between = (wanted: boolean) =>
    path(mesh(atlas, countries, (a, b) => a !== b && (disputed(a) || disputed(b)) === wanted)) ?? ''
  return { land: path(feature(atlas, land)) ?? '', borders: between(false), disputed: between(true) }
}
