// A parsed item as it will be stored: its identity, its bounds, a date that is not ahead of its fetch.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { isPacked, packHtml, unpackHtml } from '../../core/text/html.ts'
import { normaliseItem } from '../../server/pipeline/normalise.ts'
import type { ParsedItem } from '../../server/pipeline/parse.ts'

const at = new Date('2026-08-22T10:05:00Z')
const normalised = (item: ParsedItem) => normaliseItem(item, { fetchedAt: at })

test('what tells it from others: the guid to the letter, the link without what tracks its reader', () => {
  const item = normalised({ id: ' A ', url: 'http://www.f.example/1/?utm_source=rss', title: 'x' })
  assert.equal(item?.guid, ' A ')
  assert.equal(item?.url, 'http://www.f.example/1/')
  assert.equal(item?.link, normalised({ url: 'https://f.example/1', title: 'y' })?.link)
  assert.deepEqual([normalised({ title: 'x' })?.guid, normalised({ title: 'x' })?.link], [null, null])
})

test('a link too long to be kept still tells items apart; a monstrous one is none, and is not looked at', () => {
  const long = (letters: number) => normalised({ title: 'x', url: `https://f.example/${'y'.repeat(letters)}` })
  assert.deepEqual([long(3_000)?.url, long(3_000)?.link?.length], [null, 'f.example/'.length + 3_000])
  assert.notEqual(long(8_000)?.link, long(8_001)?.link)
  const began = performance.now()
  const monster = normalised({ title: 'x', url: `https://f.example/?${'&a=1'.repeat(2_000_000)}` })
  assert.deepEqual([monster?.url, monster?.link, monster?.title], [null, null, 'x'])
  // Taken apart it is seconds.
  assert.ok(performance.now() - began < 1_000)
})

test('a date ahead of the fetch is the fetch, an absent one stays absent', () => {
  const dated = (publishedAt: Date) => {
    const item = normalised({ title: 'x', publishedAt: publishedAt.toISOString() })
    return [item?.publishedAt, item?.ahead]
  }
  assert.deepEqual(dated(new Date('2041-01-01')), [at, true])
  // A clock that is a minute off is nothing to speak of.
  assert.deepEqual(dated(new Date(at.getTime() + 60_000)), [at, false])
  assert.deepEqual(dated(new Date('2026-01-01')), [new Date('2026-01-01'), false])
  assert.equal(normalised({ title: 'x' })?.publishedAt, null)
  assert.deepEqual(
    normalised({ title: 'x', updatedAt: '2026-08-01T00:00:00.000Z' })?.publishedAt,
    new Date('2026-08-01'),
  )
})

test('nothing to read is no article; a missing title is the text’s beginning', () => {
  assert.equal(normalised({ id: 'a', url: 'https://f.example/1' }), null)
  assert.equal(normalised({ text: 'سطر أول\nسطر ثان' })?.title, 'سطر أول')
})

test('long HTML ends between tags', () => {
  const html = `${'<p>نص</p>'.repeat(60_000)}<a href="https://f.example/">x</a>`
  const cut = normalised({ title: 'x', html })?.html ?? ''
  assert.ok(cut.length <= 400_000 && cut.length > 399_900)
  assert.match(cut, />$/)
})

test('HTML that was packed against the text it came with is kept against the text that is stored', () => {
  const title = 'قتلى في درعا'
  const [lead, rest] = ['قتلى في درعا', 'قُتل ثلاثة أشخاص ظهر الأحد']
  const html = `<p>${lead}</p><p>${rest}</p>`
  const item = normalised({ title, text: `${lead}\n${rest}`, html: packHtml(html, `${lead}\n${rest}`) })
  assert.equal(item?.text, rest)
  assert.equal(unpackHtml(item?.html ?? '', rest), html)
  const same = normalised({ title, text: rest, html: packHtml(`<p>${rest}</p>`, rest) })
  assert.ok(isPacked(same?.html ?? ''))
  assert.equal(unpackHtml(same?.html ?? '', rest), `<p>${rest}</p>`)
})

test('whatever comes in can be stored: bounded, no NUL, no half of a letter', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 50 }), fc.nat(3_000), (letters, times) => {
      const text = `${letters}\ud83d`.repeat(times % 100).padEnd(times, letters || 'x')
      const item = normalised({
        id: text,
        title: text,
        text,
        html: text,
        author: text,
        url: `https://f.example/${text}`,
      })
      for (const field of [item?.title, item?.text, item?.html, item?.author, item?.url])
        assert.ok(!field || (field.isWellFormed() && !field.includes('\u0000')))
      assert.ok((item?.title.length ?? 0) <= 2_000 && (item?.url?.length ?? 0) <= 2_048)
    }),
  )
})
