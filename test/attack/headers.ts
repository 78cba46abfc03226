// The headers that every answer carries, and that pages work under them: no page breaks its own policy in normal use.
import assert from 'node:assert/strict'
import { readCookie, SESSION, writeCookie } from '../../server/access/cookie.ts'
import { isOwnPage } from '../../server/access/origin.ts'
import { type AccessSettings, openAccess } from '../../server/access/settings.ts'
import type { Attack } from './arena.ts'
import type { Answer } from './knock.ts'
import { VIEWS, visit } from './watched.ts'

const policyOf = ({ headers }: Answer) =>
  new Map(
    String(headers['content-security-policy'])
      .split(';')
      .map((part) => part.trim().split(' '))
      .map(([name = '', ...values]) => [name, values.join(' ')]),
  )
const nonceOf = (answer: Answer) => /'nonce-([^']+)'/.exec(policyOf(answer).get('script-src') ?? '')?.[1]

const ON_TLS: AccessSettings = {
  origin: 'https://desk.example',
  named: true,
  local: true,
  setUpToken: null,
  trustedProxies: ['127.0.0.1'],
  sso: null,
  requestsPerMinute: 100,
  demo: false,
}

export const HEADERS: Attack[] = [
  {
    name: 'a policy with holes',
    fails: async ({ ask, owner }) => {
      const nonces = new Set<string>()
      for (const path of ['/', '/account', '/sign-in', '/join', '/attribution']) {
        const page = await ask('GET', path, { as: owner })
        assert.equal(page.status, 200, path)
        const policy = policyOf(page)
        assert.doesNotMatch([...policy.values()].join(' '), /unsafe-|\*|https?:/, path)
        assert.equal(policy.get('style-src'), "'self'")
        for (const name of ['object-src', 'base-uri', 'frame-ancestors']) assert.equal(policy.get(name), "'none'")
        const nonce = nonceOf(page) as string
        nonces.add(nonce)
        const scripts = [...page.body.matchAll(/<script\b([^>]*)>/g)].map(([, attributes]) => attributes)
        assert.ok(scripts.length > 0 && scripts.every((attributes) => attributes?.includes(`nonce="${nonce}"`)), path)
        assert.doesNotMatch(page.body, /<[a-z][^>]*\s(on\w+|style)=/i, path)
      }
      assert.equal(nonces.size, 5)
    },
    works: async (arena) => {
      const { page, context } = await visit(arena, arena.owner, '/')
      await page.waitForSelector('[data-line="live"]')
      await context.close()
    },
  },
  {
    name: 'a page breaks its own policy in normal use',
    fails: async (arena) => {
      for (const [locale, theme] of [
        ['en', 'light'],
        ['ar', 'dark'],
      ] as const) {
        const watched = await visit(arena, arena.owner, '/', { locale, theme })
        for (const path of [...VIEWS, '/set-up']) {
          await watched.page.goto('about:blank')
          await watched.page.goto(`${arena.rasid.address}${path}`)
          await watched.page.waitForLoadState('networkidle')
        }
        assert.deepEqual(watched.violations, [], locale)
        assert.deepEqual(watched.requests, [])
        await watched.context.close()
      }
    },
    works: async (arena) => {
      // Bars stand where they should although no style is written into the page.
      const { page, context } = await visit(arena, arena.owner, '/#history')
      await page.waitForSelector('.recharts-surface')
      await context.close()
    },
  },
  {
    name: 'an answer without the headers that keep others out',
    fails: async ({ ask, owner }) => {
      const asked = [
        '/',
        '/sign-in',
        '/api/alerts',
        '/api/nothing',
        '/api/health',
        '/_next/static/nothing.js',
        '/icon.svg',
      ]
      for (const path of asked)
        for (const as of [owner, undefined]) {
          const { headers } = await ask('GET', path, as ? { as } : {})
          assert.equal(headers['x-content-type-options'], 'nosniff', path)
          assert.equal(headers['x-frame-options'], 'DENY', path)
          assert.equal(headers['referrer-policy'], 'no-referrer', path)
          assert.equal(headers['cross-origin-opener-policy'], 'same-origin', path)
          assert.equal(headers['cross-origin-resource-policy'], 'same-origin', path)
          assert.match(String(headers['permissions-policy']), /camera=\(\), microphone=\(\), geolocation=\(\)/, path)
          const own = /^\/api\//.test(path) ? /^default-src 'none'; sandbox/ : /^default-src 'self'/
          assert.match(String(headers['content-security-policy']), own, path)
        }
    },
    works: async ({ ask }) => assert.equal((await ask('GET', '/icon.svg')).headers['content-type'], 'image/svg+xml'),
  },
  {
    name: 'TLS is taken away, or claimed by who may not',
    fails: async ({ ask }) => {
      assert.equal((await ask('GET', '/sign-in')).headers['strict-transport-security'], undefined)
      const secure = await ask('GET', '/sign-in', { headers: { 'X-Forwarded-Proto': 'https' } })
      assert.match(String(secure.headers['strict-transport-security']), /max-age=31536000/)
    },
    works: async ({ ask }) => assert.equal((await ask('GET', '/sign-in')).status, 200),
  },
  {
    name: 'a session’s cookie is read by scripts, sent to others, or planted from beside',
    fails: async ({ ask, viewer }) => {
      const { cookies } = await ask('POST', '/api/session', {
        json: { email: viewer.email, password: 'a green kite over the ferry' },
      })
      assert.equal(cookies.length, 2)
      for (const cookie of cookies) assert.match(cookie, /; Path=\/; HttpOnly; SameSite=Lax; Max-Age=\d+$/)
      openAccess(ON_TLS)
      const written = writeCookie(SESSION, 'secret', 60)
      assert.equal(written, '__Host-rasid-session=secret; Path=/; HttpOnly; SameSite=Lax; Max-Age=60; Secure')
      assert.equal(readCookie('rasid-session=planted; rasid-session-443=planted', SESSION), undefined)
      const from = (origin: string) => isOwnPage({ headers: { host: 'desk.example', origin } })
      assert.deepEqual(
        [from('http://desk.example'), from('https://desk.example.evil'), from('https://desk.example')],
        [false, false, true],
      )
    },
    works: async () => assert.equal(readCookie('a=b; __Host-rasid-session=secret', SESSION), 'secret'),
  },
]
