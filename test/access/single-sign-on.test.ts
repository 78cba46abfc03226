// Single sign-on against a real provider, in a real browser: who was invited or added comes in, nobody else does, and an answer that
// was tampered with, replayed or meant for another browser is refused.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Browser } from 'playwright-core'
import { launch, NO_CHROMIUM } from '../support/browser.ts'
import { freePort, type RunningRasid, startRasid, temporaryFolder } from '../support/rasid.ts'
import { type IdentityProvider, startIdentityProvider } from './identity-provider.ts'
import { comesBy, type Visitor, visitor } from './visitor.ts'

const LIVE = '[data-line="live"]'
const SOON = { timeout: 20_000 }
const REFUSED = '/sign-in?sso=refused'

for (const inIdToken of [false, true]) {
  describe(`single sign-on, what is known ${inIdToken ? 'in the ID token' : 'told when asked'}`, {
    skip: NO_CHROMIUM,
  }, () => {
    let folder: Awaited<ReturnType<typeof temporaryFolder>>
    let rasid: RunningRasid
    let provider: IdentityProvider
    let browser: Browser

    before(async () => {
      folder = await temporaryFolder()
      provider = await startIdentityProvider({ inIdToken })
      const port = String(await freePort())
      provider.serves('rasid', `http://127.0.0.1:${port}/api/session/sso/callback`)
      const environment = {
        PORT: port,
        OIDC_ISSUER: provider.issuer,
        OIDC_CLIENT_ID: 'rasid',
        OIDC_CLIENT_SECRET: provider.clientSecret,
        OIDC_NAME: 'Sign in with the house',
      }
      rasid = await startRasid(folder.path, environment)
      browser = await launch()
    })
    after(async () => {
      await browser?.close()
      await rasid?.stop()
      await provider?.close()
      await folder?.remove()
    })
    const knows = (sub: string, email: string, verified = true) => {
      provider.people.set(sub, { email, email_verified: verified, name: `Name of ${sub}` })
      provider.before.person = sub
    }
    /** A new browser clicks the button; where it ends. */
    const arrives = async (ready: string) => {
      const context = await browser.newContext()
      const page = await context.newPage()
      await page.goto(`${rasid.address}/sign-in`)
      await page.getByText('Sign in with the house').click()
      await page.waitForSelector(ready, SOON)
      const who = await page.evaluate(async () => {
        const answer = await fetch('/api/session')
        return answer.ok ? ((await answer.json()) as Record<string, unknown>) : null
      })
      await context.close()
      return who
    }
    /** The way through the provider by hand: begins as `person`, changes what is asked, and stops before the answer is brought. */
    const answerFor = async (person: Visitor, change: (asked: URL) => void = () => undefined) => {
      const begun = await person.send('GET', '/api/session/sso')
      assert.equal(begun.status, 303)
      let at = new URL(begun.headers.get('location') as string)
      change(at)
      const outside = visitor(provider.issuer)
      for (let step = 0; at.origin === provider.issuer && step < 10; step++) {
        const said = await outside.send('GET', `${at.pathname}${at.search}`)
        at = new URL(said.headers.get('location') as string, provider.issuer)
      }
      assert.equal(at.pathname, '/api/session/sso/callback', at.href)
      return at
    }
    const bring = async (person: Visitor, answer: URL) => {
      const said = await person.send('GET', `${answer.pathname}${answer.search}`)
      assert.equal(said.status, 303)
      const isIn = (await person.send('GET', '/api/session')).status === 200
      return { to: said.headers.get('location'), isIn }
    }

    test('the provider is asked with PKCE, state and nonce; who was invited comes in with the role of the invitation', async () => {
      knows('sub-1', 'Invited@desk.example')
      await rasid.post('/api/invitations', { email: 'invited@desk.example', role: 'analyst' })
      assert.deepEqual(await arrives(LIVE), {
        kind: 'session',
        name: 'invited@desk.example',
        role: 'analyst',
        scope: 'admin',
      })
      const asked = provider.asked.at(-1)
      assert.equal(asked?.get('code_challenge_method'), 'S256')
      for (const name of ['code_challenge', 'state', 'nonce']) assert.ok((asked?.get(name) ?? '').length > 20, name)
      const { items } = await rasid.get<{ items: unknown[] }>('/api/invitations')
      assert.deepEqual(items, [])
    })

    test('who has an account comes in as themselves, and again by the provider’s own id of them', async () => {
      await comesBy(rasid, 'known@desk.example', 'viewer')
      knows('sub-2', 'known@desk.example')
      assert.equal((await arrives(LIVE))?.name, 'known@desk.example')
      // The provider may call them otherwise meanwhile: they stay who they are.
      knows('sub-2', 'married@desk.example')
      assert.equal((await arrives(LIVE))?.name, 'known@desk.example')
    })

    test('a stranger, an address that was not checked, and one that was given to somebody new are refused, and told so', async () => {
      knows('sub-3', 'stranger@desk.example')
      assert.equal(await arrives('text=nobody here has invited this address'), null)
      await comesBy(rasid, 'victim@desk.example', 'owner')
      knows('sub-4', 'victim@desk.example', false)
      assert.equal(await arrives('text=nobody here has invited this address'), null)
      knows('sub-5', 'known@desk.example')
      assert.equal(await arrives('text=nobody here has invited this address'), null)
    })

    test('the audit log tells who came in and that others were refused', async () => {
      const { items } = await rasid.get<{ items: Record<string, string>[] }>('/api/audit?limit=500')
      const lines = items.filter(({ action }) => action === 'signed in by single sign-on')
      assert.ok(lines.some(({ actor, outcome }) => actor === 'known@desk.example' && outcome === 'done'))
      assert.ok(lines.some(({ actor, outcome }) => actor === 'nobody' && outcome === 'refused'))
      assert.ok(!lines.some(({ actor, outcome }) => actor === 'nobody' && outcome === 'done'))
    })

    test('who is locked out stays out', async () => {
      const { id } = await comesBy(rasid, 'locked@desk.example', 'viewer')
      knows('sub-6', 'locked@desk.example')
      await visitor(rasid.address, rasid.auth).send('PATCH', `/api/people/${id}`, { disabled: true })
      const person = visitor(rasid.address)
      assert.deepEqual(await bring(person, await answerFor(person)), { to: REFUSED, isIn: false })
    })

    test('the honest way by hand lets in; each way of tampering with it does not', async () => {
      knows('sub-2', 'known@desk.example')
      const honest = visitor(rasid.address)
      const answer = await answerFor(honest)
      const asBefore = { Cookie: honest.cookie() }
      assert.deepEqual(await bring(honest, answer), { to: '/', isIn: true })
      const replay = visitor(rasid.address, asBefore)
      assert.deepEqual(await bring(replay, answer), { to: REFUSED, isIn: false }, 'a replay')

      const otherState = visitor(rasid.address)
      const tampered = await answerFor(otherState)
      tampered.searchParams.set('state', 'rt_of-somebody-else')
      assert.deepEqual(await bring(otherState, tampered), { to: REFUSED, isIn: false }, 'another state')

      const thief = visitor(rasid.address)
      const victim = visitor(rasid.address)
      const ofThief = await answerFor(thief)
      assert.deepEqual(await bring(victim, ofThief), { to: REFUSED, isIn: false }, 'another browser')
      await answerFor(victim)
      assert.deepEqual(await bring(victim, ofThief), { to: REFUSED, isIn: false }, 'a browser with a state of its own')

      const otherNonce = visitor(rasid.address)
      const withNonce = await answerFor(otherNonce, (asked) => asked.searchParams.set('nonce', 'n'.repeat(43)))
      assert.deepEqual(await bring(otherNonce, withNonce), { to: REFUSED, isIn: false }, 'another nonce')

      const otherChallenge = visitor(rasid.address)
      const withChallenge = await answerFor(otherChallenge, (asked) =>
        asked.searchParams.set('code_challenge', 'c'.repeat(43)),
      )
      assert.deepEqual(await bring(otherChallenge, withChallenge), { to: REFUSED, isIn: false }, 'another challenge')

      for (const search of ['', '?code=x', '?error=access_denied&state=x', `?code=x&state=${'x'.repeat(3_000)}`]) {
        const nothing = visitor(rasid.address)
        const url = new URL(`${rasid.address}/api/session/sso/callback${search}`)
        assert.deepEqual(await bring(nothing, url), { to: REFUSED, isIn: false }, search)
      }
    })

    test('where to go afterwards is one of our pages, whatever the address says', async () => {
      knows('sub-2', 'known@desk.example')
      for (const [next, to] of [
        ['/account', '/account'],
        ['https://evil.example/', '/'],
        ['//evil.example', '/'],
      ] as const) {
        const person = visitor(rasid.address)
        const begun = await person.send('GET', `/api/session/sso?next=${encodeURIComponent(next)}`)
        const outside = visitor(provider.issuer)
        let at = new URL(begun.headers.get('location') as string)
        while (at.origin === provider.issuer)
          at = new URL((await outside.send('GET', `${at.pathname}${at.search}`)).headers.get('location') as string, at)
        assert.equal((await bring(person, at)).to, to, next)
      }
    })
  })
}
