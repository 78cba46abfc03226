// The environment: defaults, every mistake named at once, and no secret told on a terminal.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
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

test('any address or name of a machine can be listened on, and nothing else', () => {
  for (const host of ['http://127.0.0.1', '10.0.0.0/8', 'a b', '[::1]']) {
    const reading = readConfig({ HOST: host })
    assert.ok('mistakes' in reading && reading.mistakes[0]?.startsWith('HOST is "'), host)
  }
  for (const host of ['127.0.0.1', '::1', 'localhost', '0.0.0.0', '::', '192.168.1.4', 'desk.example'])
    assert.ok('config' in readConfig({ HOST: host }), host)
})

test('what is about doors is read, and a mistake in a secret does not tell the secret', () => {
  const key = Buffer.alloc(32, 7).toString('base64url')
  const reading = readConfig({ SECRET_KEY: key, TRUSTED_PROXIES: '127.0.0.1,10.0.0.0/8', REQUESTS_PER_MINUTE: '50' })
  assert.ok('config' in reading)
  assert.equal(reading.config.secretKey, key)
  assert.deepEqual(reading.config.trustedProxies, ['127.0.0.1', '10.0.0.0/8'])
  const wrong = readConfig({
    SECRET_KEY: 'swordfish',
    TRUSTED_PROXIES: 'proxy',
    REQUESTS_PER_MINUTE: '0',
    OIDC_ISSUER: 'https://id.example',
  })
  assert.ok('mistakes' in wrong)
  assert.deepEqual(
    wrong.mistakes.map((mistake) => mistake.split(' ', 1)[0]),
    ['TRUSTED_PROXIES', 'SECRET_KEY', 'REQUESTS_PER_MINUTE', 'OIDC_ISSUER'],
  )
  assert.ok(!wrong.mistakes.join().includes('swordfish'))
})

test('one role alone needs Redis', () => {
  assert.ok('mistakes' in readConfig({ ROLES: 'poller' }))
  assert.ok('config' in readConfig({ ROLES: 'poller', REDIS_URL: 'redis://127.0.0.1:6379' }))
})

test('every variable is read', () => {
  const reading = readConfig({
    PORT: '8080',
    HOST: '::1',
    DATA_DIR: 'elsewhere',
    DATABASE_URL: 'postgres://rasid@db.internal/rasid',
    REDIS_URL: 'rediss://cache.internal:6380',
    ROLES: ' poller , web, web',
    ALLOW_PRIVATE_HOSTS: '127.0.0.1, 10.0.0.0/8 ,feeds.internal,::1,fd00::/8,',
    POLL_MIN_SECONDS: '0.5',
    PUBLIC_URL: 'https://desk.example/rasid/',
    THUMBNAILS: 'off',
    LOG_LEVEL: 'debug',
  })
  assert.deepEqual(reading, {
    config: {
      port: 8080,
      host: '::1',
      dataDir: resolve('elsewhere'),
      databaseUrl: 'postgres://rasid@db.internal/rasid',
      redisUrl: 'rediss://cache.internal:6380',
      roles: ['poller', 'web'],
      allowPrivateHosts: ['127.0.0.1', '10.0.0.0/8', 'feeds.internal', '::1', 'fd00::/8'],
      pollMinSeconds: 0.5,
      publicUrl: 'https://desk.example/rasid',
      thumbnails: false,
      logLevel: 'debug',
      trustedProxies: [],
      secretKey: undefined,
      requestsPerMinute: 12_000,
      oidcIssuer: undefined,
      oidcClientId: undefined,
      oidcClientSecret: undefined,
      oidcName: 'Single sign-on',
    },
  })
})

test('a variable that is empty or blank counts as not set', () => {
  const blank = Object.fromEntries(
    ['PORT', 'HOST', 'DATA_DIR', 'DATABASE_URL', 'REDIS_URL', 'ROLES', 'ALLOW_PRIVATE_HOSTS', 'LOG_LEVEL'].flatMap(
      (name, number) => [[name, number % 2 === 0 ? '' : '  ']],
    ),
  )
  assert.deepEqual(readConfig(blank), readConfig({}))
})

const OUT_OF_BOUNDS: [string, string[]][] = [
  ['PORT', ['-1', '65536', '80.5', 'http', '3000 3001']],
  ['POLL_MIN_SECONDS', ['0', '-60', '86401', 'Infinity', 'NaN', '1m']],
  ['THUMBNAILS', ['yes', '1', 'OFF']],
  ['DATABASE_URL', ['db.internal', 'http://db.internal/rasid', 'mysql://db.internal/rasid']],
  ['REDIS_URL', ['cache.internal:6379', 'http://cache.internal']],
  ['ROLES', ['web,', 'web,cook', 'Web', ',']],
  ['LOG_LEVEL', ['trace', 'INFO']],
  [
    'ALLOW_PRIVATE_HOSTS',
    ['http://127.0.0.1', '127.0.0.1:8080', '10.0.0.0/33', '10.0.0.0/', '*.internal', '[::1]', 'feeds internal', 'a/b'],
  ],
]
for (const [name, values] of OUT_OF_BOUNDS) {
  test(`${name} out of its bounds is one mistake that quotes it`, () => {
    for (const value of values) {
      const reading = readConfig({ [name]: value })
      assert.ok('mistakes' in reading, `${name}=${value}`)
      assert.equal(reading.mistakes.length, 1, `${name}=${value}`)
      assert.ok(reading.mistakes[0]?.startsWith(`${name} is "${value}": `), reading.mistakes[0])
      assert.match(reading.mistakes[0] ?? '', new RegExp(`for example ${name}=`))
    }
  })
}

test('the bounds themselves are inside', () => {
  for (const [name, value] of [
    ['PORT', '0'],
    ['PORT', '65535'],
    ['POLL_MIN_SECONDS', '86400'],
    ['POLL_MIN_SECONDS', '0.01'],
    ['ALLOW_PRIVATE_HOSTS', '0.0.0.0/0,::/0,_dmarc.x,LOCALHOST'],
  ] as const)
    assert.ok('config' in readConfig({ [name]: value }), `${name}=${value}`)
})

test('a start with mistakes names them all, leaves with 2, and makes no data folder', () => {
  const main = fileURLToPath(new URL('../../server/main.ts', import.meta.url))
  const dataDir = join(tmpdir(), `rasid-never-made-${process.pid}`)
  const done = spawnSync(process.execPath, [main], {
    env: {
      NODE_ENV: 'test',
      PATH: process.env.PATH,
      DATA_DIR: dataDir,
      PORT: 'x',
      HOST: '10.0.0.0/8',
      ROLES: 'poller',
    },
    encoding: 'utf8',
  })
  assert.equal(done.status, 2)
  assert.equal(done.stdout, '')
  assert.deepEqual(
    done.stderr
      .trim()
      .split('\n')
      .map((line) => line.split(' ')[0]),
    ['PORT', 'HOST', 'ROLES'],
  )
  assert.ok(!existsSync(dataDir))
})

test('a mistake in an address does not tell its password', () => {
  const reading = readConfig({ DATABASE_URL: 'mysql://rasid:p@ss/word@db.internal/rasid' })
  assert.ok('mistakes' in reading)
  assert.match(reading.mistakes[0] ?? '', /^DATABASE_URL is "mysql:\/\/rasid:…@db\.internal\/rasid": /)
})
