// Where items say that they happened, in whatever dialect, and what that says of the places they name.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { loadGazetteer } from '../../server/gazetteer/gazetteer.ts'
import { normaliseItem } from '../../server/pipeline/normalise.ts'
import { type ParsedItem, parseFeed } from '../../server/pipeline/parse.ts'
import { findPlaces } from '../../server/pipeline/places.ts'

const NAMESPACES =
  'xmlns:georss="http://www.georss.org/georss" xmlns:gml="http://www.opengis.net/gml" xmlns:geo="http://www.w3.org/2003/01/geo/wgs84_pos#" xmlns:icbm="http://postneo.com/icbm" xmlns:media="http://search.yahoo.com/mrss/"'
function items(inside: string[], declared = NAMESPACES): ParsedItem[] {
  const feed = parseFeed(
    `<rss ${declared}><channel>${inside.map((one) => `<item><title>T</title>${one}</item>`).join('')}</channel></rss>`,
  )
  assert.ok(!('error' in feed))
  return feed.items
}
const point = (inside: string, declared?: string) => items([inside], declared)[0]?.point
const gml = (inside: string) => `<georss:where>${inside}</georss:where>`

test('points are read as GeoRSS, GML, Basic Geo and ICBM write them', () => {
  for (const written of [
    '<georss:point>36.5 -4.25</georss:point>',
    '<georss:point> 36.5,-4.25 </georss:point>',
    '<georss:point>36,5 -4,25</georss:point>',
    gml('<gml:Point srsName="x"><gml:pos>36.5 -4.25</gml:pos></gml:Point>'),
    `<media:location start="00:01">${gml('<gml:Point><gml:pos>36.5\n-4.25</gml:pos></gml:Point>')}</media:location>`,
    '<geo:lat>36.5</geo:lat><geo:long>-4.25</geo:long>',
    '<geo:long>-4.25</geo:long><geo:lat>36.5</geo:lat>',
    '<geo:Point><geo:lat>36.5</geo:lat><geo:lon>-4.25</geo:lon></geo:Point>',
    '<icbm:latitude>36.5</icbm:latitude><icbm:longitude>-4.25</icbm:longitude>',
    '<georss:elev>12</georss:elev><georss:point>36.5 -4.25</georss:point>',
    '<georss:point>91 200</georss:point><georss:point>36.5 -4.25</georss:point>',
  ])
    assert.deepEqual(point(written), { lat: 36.5, lon: -4.25 }, written)
  const renamed = point('<g:point>36.5 -4.25</g:point>', 'xmlns:g="http://www.georss.org/georss/10"')
  assert.deepEqual(renamed, { lat: 36.5, lon: -4.25 })
})

test('of an area it is the middle, where that tells one town from another', () => {
  for (const written of [
    '<georss:line>36 -4 37 -5</georss:line>',
    '<georss:polygon>36 -4 37 -4 37 -5 36 -5 36 -4</georss:polygon>',
    '<georss:box>36 -5 37 -4</georss:box>',
    '<georss:circle>36.5 -4.5 5000</georss:circle>',
    gml(
      '<gml:Envelope><gml:lowerCorner>36 -5</gml:lowerCorner><gml:upperCorner>37 -4</gml:upperCorner></gml:Envelope>',
    ),
    gml(
      '<gml:Polygon><gml:exterior><gml:LinearRing><gml:posList>36 -4 37 -4 37 -5 36 -4</gml:posList></gml:LinearRing></gml:exterior></gml:Polygon>',
    ),
  ])
    assert.deepEqual(point(written), { lat: 36.5, lon: -4.5 }, written)
  for (const written of [
    '<georss:box>30 -10 44 4</georss:box>',
    '<georss:circle>36.5 -4.5 900000</georss:circle>',
    '<georss:point>0 0</georss:point>',
    '<georss:point>36.5</georss:point>',
    '<georss:point>north of here</georss:point>',
    '<georss:point>36.5 -190</georss:point>',
    '<geo:lat>36.5</geo:lat>',
    '<geo:lat>36.5</geo:lat><geo:long/>',
    '<georss:featureName>Harbour</georss:featureName>',
    '<georss:polygon/>',
  ])
    assert.equal(point(written), undefined, written)
})

test('a point that all items of a feed have is where its newsroom is', () => {
  const here = '<georss:point>36.5 -4.25</georss:point>'
  const points = (list: string[]) => items(list).map((item) => item.point !== undefined)
  assert.deepEqual(points([here, here, here]), [false, false, false])
  assert.deepEqual(points([here, here]), [true, true])
  assert.deepEqual(points([here, here, here, '']), [true, true, true, false])
  assert.deepEqual(points([here, here, '<georss:point>36.5 -4.5</georss:point>']), [true, true, true])
})

test('points without end cost no more than their length', () => {
  for (const attack of [
    '<gml:a>'.repeat(50_000),
    `<georss:polygon>${'1 2 '.repeat(500_000)}</georss:polygon>`,
    '<geo:lat>'.repeat(50_000),
    `<georss:point>1 2${','.repeat(500_000)}</georss:point>`,
    '<georss:point/>'.repeat(50_000),
    '<geo:lat/>'.repeat(50_000),
  ])
    assert.equal(items([attack]).length, 1)
})

test('where it happened tells which of a name’s places is meant', async () => {
  const gazetteer = await loadGazetteer()
  const item = (inside: string) => {
    const parsed = items([
      `<description>A warehouse burned in Tripoli at dawn.</description>${inside}`,
    ])[0] as ParsedItem
    return normaliseItem(parsed, { fetchedAt: new Date() })
  }
  const country = (inside: string, text = 'A warehouse burned in Tripoli at dawn.') => {
    const at = item(inside)?.point ?? null
    return findPlaces({ title: '', text, language: 'en', point: at }, gazetteer).map((one) => one.country)
  }
  assert.deepEqual(country(''), ['LY'])
  assert.deepEqual(country('<georss:point>34.43 35.84</georss:point>'), ['LB'])
  assert.deepEqual(country('<georss:point>37.51 22.37</georss:point>'), ['GR'])
  // Far from all of them it says nothing.
  assert.deepEqual(country('<georss:point>-33.9 151.2</georss:point>'), ['LY'])
  // Of a name that two hundred places bear, the one that is small and near.
  assert.deepEqual(country('<georss:point>10.42 -84.01</georss:point>', 'The river rose in San José at dawn.'), ['CR'])
})
