// Why there is no feed, in a sentence and a word that agree: by status, by who stands in front, by what came in its place.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { failure, TooLarge, UnknownCompression } from '../../server/fetch/failure.ts'
import { insteadOfFeed, refusal } from '../../server/fetch/refusal.ts'

const of = (status: number, headers: Record<string, string> = {}, page = '') =>
  refusal(status, (name) => headers[name] ?? null, page)

test('a status has its word', () => {
  assert.deepEqual(
    [301, 401, 403, 404, 407, 410, 418, 429, 500, 503].map((status) => of(status).trouble),
    ['redirects', 'password', 'refused', 'missing', 'password', 'gone', 'status', 'tooOften', 'server', 'server'],
  )
})

test('a challenge is told from a protection, and both from a refusal, by headers and by the page', () => {
  assert.equal(of(403, { 'cf-mitigated': 'challenge' }).trouble, 'challenge')
  assert.equal(of(503, {}, '<title>Just a moment...</title>').trouble, 'challenge')
  assert.equal(of(403, {}, '<script src="/_Incapsula_Resource?x=1"></script>').trouble, 'challenge')
  for (const headers of [{ server: 'ddos-guard' }, { 'x-datadome': 'protected' }, { 'x-sucuri-block': '1' }])
    assert.equal(of(403, headers).trouble, 'protected')
  const page = '<iframe src="/_Incapsula_Resource?x=1">Request unsuccessful. Incapsula incident ID: 1-2</iframe>'
  assert.deepEqual(of(403, {}, page), {
    trouble: 'protected',
    reason: 'The site’s protection against programs refuses us (403).',
  })
  // Behind a protection too, what is missing is missing, and what comes too often comes too often.
  assert.equal(of(404, { server: 'ddos-guard' }).trouble, 'missing')
  assert.equal(of(429, { server: 'ddos-guard' }).trouble, 'tooOften')
})

test('in place of a feed: a challenge, a protection, a page, nothing, something else', () => {
  const instead = (text: string) => insteadOfFeed(Buffer.from(text), 'The parser’s words.')
  assert.equal(instead('<!-- x --><!DOCTYPE html><script src="/cdn-cgi/challenge-platform/x">').trouble, 'challenge')
  assert.equal(instead('<html><title>Access Denied</title>Reference #18.5f').trouble, 'protected')
  assert.deepEqual(instead('<html><body>Our news</body></html>'), { reason: 'The parser’s words.', trouble: 'page' })
  assert.equal(instead(' \n').trouble, 'nothing')
  assert.equal(instead('{"error":"no"}').trouble, 'notFeed')
})

test('what the network and we ourselves throw has both', () => {
  const thrown = (fields: Record<string, string>) => failure(Object.assign(new Error('x'), fields)).trouble
  assert.deepEqual(
    ['ENOTFOUND', 'ECONNREFUSED', 'UND_ERR_HEADERS_TIMEOUT', 'CERT_HAS_EXPIRED', 'Z_DATA_ERROR', 'ERR_INVALID_URL'].map(
      (code) => thrown({ code }),
    ),
    ['name', 'unreachable', 'slow', 'certificate', 'broken', 'address'],
  )
  assert.equal(thrown({ name: 'HTTPParserError' }), 'broken')
  assert.equal(thrown({ name: 'TimeoutError' }), 'slow')
  assert.equal(thrown({ code: 'ERR__ERROR_FORMAT_PADDING_1' }), 'broken')
  assert.equal(failure(new TooLarge(1024)).trouble, 'tooLarge')
  assert.equal(failure(new UnknownCompression('zip')).trouble, 'broken')
  assert.deepEqual(failure(new Error('odd')), { trouble: 'other', reason: 'The feed could not be fetched: odd.' })
})

test('a page that begins a protection’s words again and again is read once', () => {
  const began = performance.now()
  for (const page of ['error code<'.repeat(5_900), `error code${' '.repeat(65_000)}`])
    assert.equal(of(403, {}, page).trouble, 'refused')
  assert.equal(of(403, {}, `${'_incapsula_resource'.repeat(3_400)} incident id`).trouble, 'refused')
  // It takes milliseconds; as it was, seconds.
  assert.ok(performance.now() - began < 1_500)
  assert.equal(of(403, {}, '<b>Error code:</b> error code: <b class="x">\n<i>1020</i>').trouble, 'protected')
  assert.equal(of(403, {}, 'incident id <script src="/_Incapsula_Resource?y">').trouble, 'challenge')
})
