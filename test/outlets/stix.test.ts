// STIX bundles against the specification's rules: generated articles, refs that lead to what came before, ids that stay.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { writerOf } from '../../server/outlets/export.ts'
import type { WholeArticle } from '../../server/store/whole.ts'
import { mention } from '../store/shelf.ts'
import { whole } from './articles.ts'
import { brokenRules } from './stix-rules.ts'

type Bundle = {
  id: string
  objects: (Record<string, unknown> & { type: string; id: string; object_refs?: string[] })[]
}

function bundleOf(batches: WholeArticle[][], question = 'q=x'): Bundle {
  const writer = writerOf('stix', question, false)
  return JSON.parse(writer.head() + batches.map(writer.objects).join('') + writer.foot()) as Bundle
}

test('an article is a report that refers to its source and to where it happened', () => {
  const places = [mention(), mention({ role: 'dateline', name: 'Erbil', geonameId: 95_446, country: 'IQ' })]
  const bundle = bundleOf([[whole({ places })]])
  assert.deepEqual(brokenRules(bundle), [])
  assert.deepEqual(
    bundle.objects.map(({ type, name }) => `${type} ${String(name)}`),
    ['identity Rasid', 'identity أخبار الميناء', 'location Daraa', 'report هدوء في الميناء'],
  )
  const [, source, location, report] = bundle.objects
  assert.deepEqual(report?.object_refs, [source?.id, location?.id])
  assert.equal(report?.lang, 'ar')
  assert.equal(report?.published, '2026-03-01T11:30:00.000Z')
  assert.equal(location?.country, 'SY')
  assert.ok(!JSON.stringify(bundle).includes('hidden'), 'the address of a feed may hold a key')
})

test('ids are the same in every export, and others for other articles', () => {
  const ids = (bundle: Bundle) => bundle.objects.map(({ id }) => id)
  assert.deepEqual(
    ids(bundleOf([[whole()]])),
    ids(bundleOf([[whole({ id: '99', fetchedAt: '2026-05-01T00:00:00.000Z' })]])),
  )
  assert.notEqual(ids(bundleOf([[whole()]])).at(-1), ids(bundleOf([[whole({}, { key: 'guid-2' })]])).at(-1))
  assert.equal(bundleOf([], 'q=x').id, bundleOf([], 'q=x').id)
  assert.notEqual(bundleOf([], 'q=x').id, bundleOf([], 'q=y').id)
})

test('a revision is a later version of the same report', () => {
  const revised = bundleOf([[whole({ revisedAt: '2026-03-01T13:00:00.000Z' })]]).objects.at(-1)
  const first = bundleOf([[whole()]]).objects.at(-1)
  assert.equal(revised?.id, first?.id)
  assert.equal(revised?.created, first?.created)
  assert.equal(revised?.modified, '2026-03-01T13:00:00.000Z')
})

test('whatever articles there are, in whatever batches, make a bundle that breaks no rule', () => {
  const anArticle = fc
    .record({
      id: fc.nat({ max: 40 }),
      feed: fc.constantFrom('', 'cve', 'CAPEC', 'Wire', 'وكالة'),
      siteUrl: fc.constantFrom(null, 'https://wire.example/'),
      title: fc.string({ minLength: 1, unit: 'grapheme' }),
      text: fc.string({ unit: 'binary' }),
      url: fc.constantFrom(null, 'https://wire.example/%D8%AF?a=1&b=2'),
      language: fc.constantFrom('ar', 'und', 'en', 'ckb', 'zh-Hant'),
      publishedAt: fc.constantFrom(null, '2026-01-01T00:00:00.000Z'),
      places: fc.array(fc.constantFrom(1, 2, 3, undefined).map(placeCalled), { maxLength: 4 }),
    })
    .map(({ id, feed, siteUrl, text, ...change }) =>
      whole(
        { ...change, id: `${id}` },
        { key: `${id}`, text, source: { ...whole().source, title: feed, url: feed, siteUrl } },
      ),
    )
  const distinct = fc.uniqueArray(anArticle, { selector: ({ source, key }) => `${source.url} ${key}`, maxLength: 12 })
  fc.assert(
    fc.property(distinct, fc.nat({ max: 12 }), (articles, at) => {
      const bundle = bundleOf([articles.slice(0, at), articles.slice(at)])
      assert.deepEqual(brokenRules(bundle), [])
      assert.equal(bundle.objects.filter(({ type }) => type === 'report').length, articles.length)
    }),
  )
})

test('the rules would notice: each broken object is told', () => {
  const breaking: ((object: Record<string, unknown>) => void)[] = [
    (object) => Object.assign(object, { spec_version: '2.0' }),
    (object) => Object.assign(object, { object_refs: [] }),
    (object) => Object.assign(object, { object_refs: ['location--00000000-0000-4000-8000-000000000000'] }),
    (object) => Object.assign(object, { id: 'report--1' }),
    (object) => Object.assign(object, { published: '2026-03-01' }),
    (object) => Object.assign(object, { modified: '2020-01-01T00:00:00.000Z' }),
    (object) => Object.assign(object, { external_references: [{ source_name: 'x' }] }),
    (object) => Object.assign(object, { colour: 'blue' }),
    (object) => delete object.name,
  ]
  for (const breakIt of breaking) {
    const bundle = bundleOf([[whole()]])
    breakIt(bundle.objects.at(-1) as Record<string, unknown>)
    assert.notDeepEqual(brokenRules(bundle), [], breakIt.toString())
  }
})

function placeCalled(geonameId: number | undefined) {
  const { geonameId: _, ...rest } = mention({ name: `Place ${geonameId ?? 'unknown'}` })
  return geonameId === undefined ? rest : { ...rest, geonameId }
}
