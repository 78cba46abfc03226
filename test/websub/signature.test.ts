// Signatures of what is pushed: every method of the specification, and nothing else.
import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { test } from 'node:test'
import { isSigned } from '../../server/websub/signature.ts'

const BODY = Buffer.from('وصلت السفينة')
const signed = (method: string, secret = 'secret', body: Uint8Array = BODY) =>
  `${method}=${createHmac(method, secret).update(body).digest('hex')}`

test('each method of the specification, in either case', () => {
  for (const method of ['sha1', 'sha256', 'sha384', 'sha512']) {
    assert.ok(isSigned(BODY, signed(method), 'secret'), method)
    assert.ok(isSigned(BODY, signed(method).toUpperCase(), 'secret'), method)
    assert.ok(!isSigned(BODY, signed(method, 'other'), 'secret'))
    assert.ok(!isSigned(Buffer.concat([BODY, Buffer.from(' ')]), signed(method), 'secret'))
    assert.ok(!isSigned(BODY, signed(method).slice(0, -2), 'secret'))
    assert.ok(!isSigned(BODY, `${signed(method)}00`, 'secret'))
  }
})

test('none, weak, malformed', () => {
  for (const header of [
    undefined,
    '',
    'sha256=',
    '=',
    signed('md5'),
    signed('sha256').slice(7),
    'sha999=00',
    'sha256=zz',
    `sha512=${signed('sha256').slice(7)}`,
  ])
    assert.ok(!isSigned(BODY, header, 'secret'), String(header))
})

test('an empty secret signs nothing', () => {
  for (const method of ['sha1', 'sha256', 'sha384', 'sha512'])
    assert.ok(!isSigned(BODY, signed(method, ''), ''), method)
})
