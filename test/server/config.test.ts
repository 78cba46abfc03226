// The environment: defaults, every mistake named at once, and nothing outside loopback until there are accounts.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readConfig } from '../../server/config.ts'

test('an empty environment gives the defaults', () => {
  const reading = readConfig({})
  assert.ok('config' in reading)
  assert.equal(reading.config.port, 3000)
  assert.equal(reading.config.host, '127.0.0.1')
  assert.equal(reading.config.pollMinSeconds, 60)
  assert.deepEqual(reading.config.roles, ['web', 'poller'])
  assert.deepEqual(reading.config.allowPrivateHosts, [])
})

test('every mistake is named at once, with the variable, its value and an example', () => {
  const reading = readConfig({
    PORT: '99999',
    POLL_MIN_SECONDS: 'soon',
    ALLOW_PRIVATE_HOSTS: '10.0.0.0/99',
    LOG_LEVEL: 'loud',
    ROLES: 'cook',
    DATABASE_URL: 'mysql://x',
  })
  assert.ok('mistakes' in reading)
  for (const name of ['PORT', 'POLL_MIN_SECONDS', 'ALLOW_PRIVATE_HOSTS', 'LOG_LEVEL', 'ROLES', 'DATABASE_URL']) {
    assert.ok(
      reading.mistakes.some((mistake) => mistake.startsWith(`${name} is "`) && mistake.includes('for example')),
      name,
    )
  }
})

test('a host that others could reach is refused with the reason', () => {
  for (const host of ['0.0.0.0', '::', '192.168.1.4', 'example.org']) {
    const reading = readConfig({ HOST: host })
    assert.ok('mistakes' in reading && reading.mistakes[0]?.includes('no accounts yet'), host)
  }
  for (const host of ['127.0.0.1', '127.0.0.53', '::1', 'localhost'])
    assert.ok('config' in readConfig({ HOST: host }), host)
})

test('one role alone needs Redis', () => {
  assert.ok('mistakes' in readConfig({ ROLES: 'poller' }))
  assert.ok('config' in readConfig({ ROLES: 'poller', REDIS_URL: 'redis://127.0.0.1:6379' }))
})
