// Requests from elsewhere, and from pages that point a name of their own at this machine, are told apart.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isLocalRequest } from '../../server/live/local-only.ts'

const ask = (host: string | undefined, origin?: string) =>
  isLocalRequest({ headers: { ...(host ? { host } : {}), ...(origin ? { origin } : {}) } })

test('loopback names are taken', () => {
  for (const host of ['127.0.0.1:3000', 'localhost:3000', 'localhost', '[::1]:3000', '127.0.0.53'])
    assert.equal(ask(host), true, host)
  assert.equal(ask('127.0.0.1:3000', 'http://localhost:3000'), true)
})

test('anything else is refused', () => {
  for (const host of [
    undefined,
    'evil.example',
    '127.0.0.1.evil.example',
    'localhost.evil.example',
    '10.0.0.1',
    'localhost@evil.example',
    '[::ffff:10.0.0.1]',
    '0.0.0.0:3000',
  ]) {
    assert.equal(ask(host), false, String(host))
  }
  for (const origin of ['http://evil.example', 'null', 'file://', 'http://127.0.0.1.evil.example'])
    assert.equal(ask('127.0.0.1:3000', origin), false, origin)
})
