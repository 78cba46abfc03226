// What is small and grows: queries that cost, OPML that swells, arrays without end. Rasid refuses or answers in time, and answers others
// meanwhile.
import assert from 'node:assert/strict'
import type { Arena, Attack } from './arena.ts'

const MOST_MS = 8_000

/** Whether Rasid still answers others while it works. */
const answersOthers = async ({ ask }: Arena) => assert.ok((await ask('GET', '/api/health')).ms < MOST_MS)
const honestAlert: Attack['works'] = async ({ ask, analyst }) =>
  assert.equal(
    (await ask('POST', '/api/alerts/backtest', { as: analyst, json: { query: 'storm OR flood' } })).status,
    200,
  )
const importOpml = ({ ask, analyst }: Arena, body: string) =>
  ask('POST', '/api/feeds/import', { as: analyst, body, headers: { 'Content-Type': 'text/x-opml' } })
const opml = (inside: string, before = '') =>
  `<?xml version="1.0"?>${before}<opml version="2.0"><body>${inside}</body></opml>`
const honestOpml: Attack['works'] = async (arena) => {
  const answer = await importOpml(arena, opml('<outline text="Quay" xmlUrl="http://127.0.0.2:9/quay"/>'))
  assert.equal(answer.status, 201, answer.body)
}
const LAUGHS = `<!DOCTYPE o [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">${[...'cdefghijk'].map((name, at) => `<!ENTITY ${name} "${`&${'bcdefghij'[at]};`.repeat(10)}">`).join('')}]>`

/** Queries that cost as much as their text allows; each is answered or refused in time. */
const COSTLY: [name: string, query: () => string][] = [
  ['wildcards in a row', () => `ab${'*ab'.repeat(5_000)}`],
  ['nested parentheses', () => `${'('.repeat(40_000)}ab${')'.repeat(40_000)}`],
  ['negations', () => `ab ${'-'.repeat(40_000)}cd`],
  ['near each other, again and again', () => Array(8_000).fill('ab').join(' NEAR/50 ')],
  ['a phrase of thousands', () => `"${'ab '.repeat(25_000)}"`],
  ['thousands of different words', () => Array.from({ length: 15_000 }, (_, at) => `w${at}`).join(' ')],
  ['an open quote', () => `"${'a'.repeat(90_000)}`],
  ['counts of counts', () => 'count('.repeat(9_000)],
  ['alternatives', () => Array.from({ length: 9_000 }, (_, number) => `w${number}*`).join(' OR ')],
]

export const SWELLING: Attack[] = [
  {
    name: 'arrays without end',
    fails: async (arena) => {
      const deliveries = Array.from({ length: 8_000 }, () => ({ kind: 'webhook', url: 'https://hooks.example/' }))
      const answer = await arena.ask('POST', '/api/alerts', { as: arena.analyst, json: { query: 'storm', deliveries } })
      assert.ok(answer.status >= 400 && answer.status < 500 && answer.ms < MOST_MS, `${answer.status}`)
      await answersOthers(arena)
    },
    works: honestAlert,
  },
  ...COSTLY.map(
    ([name, query]): Attack => ({
      name: `a query that costs: ${name}`,
      fails: async (arena) => {
        const asked = arena.ask('POST', '/api/alerts/backtest', { as: arena.analyst, json: { query: query() } })
        await answersOthers(arena)
        const answer = await asked
        assert.ok(
          answer.status < 500 && answer.ms < MOST_MS,
          `${answer.status} in ${answer.ms} ms: ${answer.body.slice(0, 200)}`,
        )
      },
      works: honestAlert,
    }),
  ),
  {
    name: 'OPML that laughs a billion times',
    fails: async (arena) => {
      const answer = await importOpml(
        arena,
        opml('<outline text="&k;" title="&k;" xmlUrl="http://127.0.0.2:9/laughs"/>', LAUGHS),
      )
      assert.ok(answer.status < 500 && answer.ms < MOST_MS)
      const { items } = (await arena.ask('GET', '/api/feeds', { as: arena.owner })).json as {
        items: { url: string; title: string }[]
      }
      assert.ok(items.every(({ title }) => title.length <= 300))
    },
    works: honestOpml,
  },
  {
    name: 'OPML that reads files of this machine',
    fails: async (arena) => {
      const doctype =
        '<!DOCTYPE o [<!ENTITY f SYSTEM "file:///etc/passwd"><!ENTITY % p SYSTEM "http://127.0.0.2:9/x.dtd">%p;]>'
      const answer = await importOpml(arena, opml('<outline text="&f;" xmlUrl="http://127.0.0.2:9/file"/>', doctype))
      assert.ok(answer.status < 500)
      const feeds = await arena.ask('GET', '/api/feeds', { as: arena.owner })
      assert.doesNotMatch(feeds.body, /root:x:/)
    },
    works: honestOpml,
  },
  {
    name: 'OPML of 6 MB, and one of 200,000 folders in each other',
    fails: async (arena) => {
      const large = opml('<outline text="x" xmlUrl="http://127.0.0.2:9/again"/>'.repeat(115_000))
      for (const body of [large, opml('<outline text="x">'.repeat(200_000))]) {
        const asked = importOpml(arena, body)
        await answersOthers(arena)
        const answer = await asked
        assert.ok(answer.status < 500 && answer.ms < MOST_MS * 2, `${answer.status} in ${answer.ms} ms`)
      }
    },
    works: honestOpml,
  },
  {
    name: 'OPML of addresses that are no feeds’',
    fails: async (arena) => {
      const urls = ['javascript:alert(1)', 'data:text/xml,x', 'file:///etc/passwd', 'http://', 'x'.repeat(5_000)]
      const answer = await importOpml(arena, opml(urls.map((url) => `<outline text="x" xmlUrl="${url}"/>`).join('')))
      assert.deepEqual((answer.json as { added: number; failed: unknown[] }).added, 0, answer.body)
    },
    works: honestOpml,
  },
]
