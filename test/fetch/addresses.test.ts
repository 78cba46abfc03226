// The guard against private addresses: however an address is spelled it is refused before a connection is made, and the same
// address works once ALLOW_PRIVATE_HOSTS names it.
import assert from 'node:assert/strict'
import { networkInterfaces } from 'node:os'
import { after, test } from 'node:test'
import { createAddressGuard, isPublicAddress } from '../../server/fetch/addresses.ts'
import { createFetcher } from '../../server/fetch/fetch-feed.ts'
import { fetchOnce, PATIENT, reasonOf, startWebServer, textOf } from '../support/web-server.ts'

const server = await startWebServer((_request, response) => response.end('here'))
after(() => server.close())
const { port } = server

const PRIVATE = /private address: add \S+ to ALLOW_PRIVATE_HOSTS/

async function refused(url: string, allow: string[] = []): Promise<string> {
  const before = server.requests.length
  const reason = reasonOf(await fetchOnce(url, { allow }))
  assert.match(reason, PRIVATE, url)
  assert.equal(server.requests.length, before, `${url} was reached`)
  return reason
}

const SPELLINGS = [
  `http://127.0.0.1:${port}/`,
  `http://2130706433:${port}/`,
  `http://0x7f000001:${port}/`,
  `http://0X7F.0.0.1:${port}/`,
  `http://0177.0.0.1:${port}/`,
  `http://017700000001:${port}/`,
  `http://127.1:${port}/`,
  `http://127.0.1:${port}/`,
  `http://127.0.0.1.:${port}/`,
  `http://127.0.0.1%2e:${port}/`,
  `http://１２７。０。０。１:${port}/`,
  `http://①②⑦.0.0.1:${port}/`,
  `http://feeds.example@127.0.0.1:${port}/`,
  `http://feeds.example:80@127.0.0.1:${port}/`,
  `http:127.0.0.1:${port}/`,
  `http:\\\\127.0.0.1:${port}\\`,
  `  http://127.0.0.1:${port}/  `,
]

for (const url of SPELLINGS) {
  test(`${url} is 127.0.0.1: refused, and works where it is allowed`, async () => {
    await refused(url)
    await refused(url, ['127.0.0.2', '10.0.0.0/8', 'localhost'])
    assert.equal(textOf(await fetchOnce(url, { allow: ['127.0.0.1'] })), 'here')
    assert.equal(textOf(await fetchOnce(url, { allow: ['127.0.0.0/8'] })), 'here')
  })
}

test('0.0.0.0, which some systems take for loopback, is refused in every spelling', async () => {
  for (const host of ['0.0.0.0', '0', '0x0', '0.0', '00000'])
    assert.match(await refused(`http://${host}:${port}/`, ['127.0.0.1']), /0\.0\.0\.0/)
})

const sixth = Object.values(networkInterfaces())
  .flat()
  .some((network) => network?.address === '::1')
test('IPv6 loopback, mapped and unspecified addresses are refused; ::1 works where it is allowed', {
  skip: sixth ? false : 'this machine has no IPv6 loopback',
}, async () => {
  const own = await startWebServer((_request, response) => response.end('six'), '::1')
  try {
    for (const host of ['[::1]', '[0:0:0:0:0:0:0:1]', '[::]', '[::ffff:127.0.0.1]', '[::ffff:7f00:1]', '[::127.0.0.1]'])
      await refused(`http://${host}:${own.port}/`)
    assert.equal(own.requests.length, 0)
    for (const allow of ['::1', '0:0:0:0:0:0:0:1', '0000::0001', '::/96'])
      assert.equal(textOf(await fetchOnce(`http://[::1]:${own.port}/`, { allow: [allow] })), 'six', allow)
  } finally {
    await own.close()
  }
})

test('an IPv4 address and the IPv6 form that maps it are one, in the address as in what is allowed', async () => {
  for (const allow of ['127.0.0.1', '::ffff:127.0.0.1', '::FFFF:7f00:1', '127.0.0.0/8']) {
    const guard = createAddressGuard([allow])
    for (const address of ['127.0.0.1', '::ffff:127.0.0.1', '::ffff:7f00:1', '0:0:0:0:0:ffff:7f00:1'])
      assert.ok(guard.allowsAddress(address), `${address} with ${allow}`)
    assert.ok(!guard.allowsAddress('10.0.0.1'), allow)
  }
})

test('a name counts by what it resolves to', async () => {
  await refused(`http://localhost:${port}/`)
  await refused(`http://LOCALHOST:${port}/`)
  await refused(`http://loc%61lhost:${port}/`)
  for (const allow of ['localhost', 'LocalHost', '127.0.0.1', '127.0.0.0/8'])
    assert.equal(textOf(await fetchOnce(`http://localhost:${port}/`, { allow: [allow, '::1'] })), 'here')
})

test('a trailing dot makes no other host of a name', () => {
  const guard = createAddressGuard(['feeds.internal'])
  assert.ok(guard.allowsHost('feeds.internal.'))
  assert.ok(guard.allowsHost('FEEDS.internal'))
  assert.ok(!guard.allowsHost('feeds.internal.example'))
  assert.ok(!guard.allowsHost('other.feeds.internal'))
})

/** A fetcher whose names resolve as `answers` says: a name server that a stranger keeps. */
async function fetchResolved(answers: string[][], allow: string[], times = 1): Promise<(string | undefined)[]> {
  let asked = 0
  const fetcher = createFetcher({
    allowPrivateHosts: allow,
    timeouts: PATIENT,
    resolve: (_hostname, done) => {
      const found = answers[Math.min(asked++, answers.length - 1)] as string[]
      done(
        null,
        found.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
      )
    },
  })
  const outcomes: (string | undefined)[] = []
  for (let time = 0; time < times; time++) {
    const result = await fetcher.fetchFeed({ url: `http://feeds.example:${port}/` })
    outcomes.push(result.kind === 'failed' ? result.reason : textOf(result))
  }
  await fetcher.close()
  return outcomes
}

test('a public name that resolves to a private address is refused, whatever family or spelling', async () => {
  for (const address of ['127.0.0.1', '::ffff:127.0.0.1', '::1', '10.0.0.1', '169.254.169.254', 'fd00:ec2::254']) {
    const before = server.requests.length
    const [outcome] = await fetchResolved([[address]], [])
    assert.match(outcome as string, /^feeds\.example leads to a private address/)
    assert.equal(server.requests.length, before)
  }
  assert.deepEqual(await fetchResolved([['127.0.0.1']], ['feeds.example']), ['here'])
})

test('of several addresses only those that may be reached are tried', async () => {
  assert.deepEqual(await fetchResolved([['127.0.0.2', '10.0.0.1', '127.0.0.1']], ['127.0.0.1']), ['here'])
})

test('a name that turns private after it was checked is never connected to: the check is the lookup', async () => {
  const before = server.requests.length
  const outcomes = await fetchResolved([['169.254.169.254'], ['10.9.9.9'], ['127.0.0.1']], ['127.0.0.1'], 3)
  assert.match(outcomes[0] as string, PRIVATE)
  assert.match(outcomes[1] as string, PRIVATE)
  assert.equal(outcomes[2], 'here')
  assert.equal(server.requests.length, before + 1)
})

const NEVER_PUBLIC = [
  ['link-local', '169.254.0.1', '169.254.169.254', 'fe80::1', 'fe80::1%eth0', 'febf::1'],
  ['carrier-grade NAT', '100.64.0.1', '100.127.255.255', '100.100.100.200'],
  ['private', '10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.1.1', 'fc00::1', 'fd00:ec2::254', 'fec0::1'],
  ['cloud platforms', '168.63.129.16', '192.0.0.192'],
  ['loopback and unspecified', '127.0.0.1', '127.255.255.255', '0.0.0.0', '0.1.2.3', '::', '::1', '::7f00:1'],
  [
    'translated',
    '::ffff:10.0.0.1',
    '::ffff:0:7f00:1',
    '64:ff9b::7f00:1',
    '64:ff9b:1::a00:1',
    '2002:7f00:1::',
    '2001::1',
  ],
  ['reserved', '192.0.2.1', '198.18.0.1', '198.51.100.1', '203.0.113.1', '240.0.0.1', '255.255.255.255', '224.0.0.1'],
  [
    'reserved, IPv6',
    '2001:db8::1',
    '3fff::1',
    '5f00::1',
    '100::1',
    '100:0:0:1::1',
    '1::1',
    '4000::1',
    'fe00::1',
    'ff02::1',
  ],
  ['no address', '', 'localhost', '127.1', '2130706433', '0x7f.1', '8.8.8.8.', ' 8.8.8.8', '1.2.3.4/8'],
] as const

for (const [what, ...addresses] of NEVER_PUBLIC) {
  test(`${what}: not of the open internet, and allowed by name only`, () => {
    for (const address of addresses) {
      assert.ok(!isPublicAddress(address), address)
      assert.ok(!createAddressGuard(['192.0.2.77']).allowsAddress(address), address)
      if (address !== '' && what !== 'no address')
        assert.ok(createAddressGuard([address]).allowsAddress(address), `${address} where it is allowed`)
    }
  })
}

test('the open internet is open', () => {
  for (const address of [
    '1.1.1.1',
    '8.8.8.8',
    '100.63.255.255',
    '100.128.0.0',
    '172.15.0.1',
    '172.32.0.1',
    '192.167.0.1',
  ])
    assert.ok(isPublicAddress(address), address)
  for (const address of ['2606:4700::1111', '2a00:1450::1', '::ffff:8.8.8.8'])
    assert.ok(isPublicAddress(address), address)
})

test('the sentence names what ALLOW_PRIVATE_HOSTS would take: the host without port and brackets', async () => {
  assert.match(await refused(`http://127.1:${port}/`), /^127\.0\.0\.1 is a private address: add 127\.0\.0\.1 to/)
  assert.match(await refused(`http://[::1]:${port}/`), /^::1 is a private address: add ::1 to/)
  assert.match(await refused(`http://user:secret@localhost:${port}/`), /^localhost leads to .*: add localhost to/)
})
