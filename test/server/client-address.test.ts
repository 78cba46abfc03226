// From where a request comes: X-Forwarded-For counts only as far as proxies that are trusted wrote it.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { clientAddress, countedAs } from '../../server/access/client-address.ts'

const of = (peer: string | undefined, forwarded: string | undefined, trusted: string[]) =>
  clientAddress(peer, forwarded === undefined ? {} : { 'x-forwarded-for': forwarded }, trusted)

test('without a trusted proxy the header is a stranger’s word', () => {
  assert.equal(of('203.0.113.7', '1.2.3.4', []), '203.0.113.7')
  assert.equal(of('203.0.113.7', '1.2.3.4', ['10.0.0.0/8']), '203.0.113.7')
})

test('behind trusted proxies it is the nearest address that is none of them', () => {
  assert.equal(of('127.0.0.1', '203.0.113.7', ['127.0.0.1']), '203.0.113.7')
  assert.equal(of('::ffff:127.0.0.1', '203.0.113.7', ['127.0.0.1']), '203.0.113.7')
  // The first entries are what the client itself wrote.
  assert.equal(of('127.0.0.1', '9.9.9.9, 203.0.113.7', ['127.0.0.1']), '203.0.113.7')
  assert.equal(of('10.0.0.2', '9.9.9.9, 203.0.113.7, 10.0.0.1', ['10.0.0.0/8']), '203.0.113.7')
  assert.equal(of('fd00::1', '2001:db8::5', ['fd00::/8']), '2001:db8::5')
})

test('what is no address ends the way back; nothing throws', () => {
  assert.equal(of('127.0.0.1', 'unknown', ['127.0.0.1']), '127.0.0.1')
  assert.equal(of('127.0.0.1', '203.0.113.7, <script>', ['127.0.0.1']), '127.0.0.1')
  assert.equal(of('127.0.0.1', ',,', ['127.0.0.1']), '127.0.0.1')
  assert.equal(of('127.0.0.1', undefined, ['127.0.0.1']), '127.0.0.1')
  assert.equal(of(undefined, '203.0.113.7', ['127.0.0.1']), 'unknown')
  assert.equal(of('127.0.0.1', '127.0.0.1,'.repeat(5_000), ['127.0.0.1']), '127.0.0.1')
})

test('an IPv6 customer is counted by their /64, an IPv4 one by their address', () => {
  assert.equal(countedAs('2001:db8:1:2:3:4:5:6'), countedAs('2001:db8:1:2:ffff::1'))
  assert.notEqual(countedAs('2001:db8:1:2::1'), countedAs('2001:db8:1:3::1'))
  assert.equal(countedAs('203.0.113.7'), '203.0.113.7')
})
