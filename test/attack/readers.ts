// What a page lets others do with its reader: frame it, send the reader elsewhere, turn its lines around.
import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { type Attack, PASSWORD } from './arena.ts'
import { visit } from './watched.ts'

const WAIT_MS = 20_000

export const READERS: Attack[] = [
  {
    name: 'the desk is put into a frame of another site',
    fails: async (arena) => {
      const frame = arena.serve(
        '/frame',
        (_request, response) =>
          void response
            .writeHead(200, { 'Content-Type': 'text/html' })
            .end(`<iframe id=f src="${arena.rasid.address}/"></iframe>`),
      )
      const watched = await visit(arena, arena.owner, '/sign-in')
      await watched.page.goto(frame)
      await watched.page.waitForLoadState('networkidle')
      assert.equal(
        await watched.page
          .frames()[1]
          ?.evaluate(() => document.querySelectorAll('article, form, button').length)
          .catch(() => 0),
        0,
      )
      const { headers } = await arena.ask('GET', '/', { as: arena.owner })
      assert.equal(headers['x-frame-options'], 'DENY')
      assert.match(String(headers['content-security-policy']), /frame-ancestors 'none'/)
      await watched.context.close()
    },
    works: async (arena) => {
      const watched = await visit(arena, arena.owner, '/')
      await watched.page.waitForSelector('[data-line="live"]')
      await watched.context.close()
    },
  },
  {
    name: 'signing in leads to another site',
    fails: async (arena) => {
      for (const next of [
        'https://evil.example/',
        '//evil.example/',
        '/\\evil.example',
        'javascript:ran(1)',
        '/%2f%2fevil.example',
        'https:evil.example',
      ]) {
        const watched = await visit(arena, null, `/sign-in?next=${encodeURIComponent(next)}`)
        await signIn(watched.page, arena.viewer.email)
        await watched.page.waitForURL(`${arena.rasid.address}/`, { timeout: WAIT_MS })
        assert.deepEqual([watched.ran, watched.requests], [[], []])
        await watched.context.close()
      }
    },
    works: async (arena) => {
      const watched = await visit(arena, null, '/sign-in?next=/account')
      await signIn(watched.page, arena.viewer.email)
      await watched.page.waitForURL(`${arena.rasid.address}/account`, { timeout: WAIT_MS })
      await watched.context.close()
    },
  },
  {
    name: 'lines are turned around by what is never closed in them',
    fails: async (arena) => {
      const turned = { name: '\u202eevil\u2067\u202b', query: 'boats' }
      const made = (await arena.ask('POST', '/api/alerts', { as: arena.owner, json: turned })).json as {
        id: string
        name: string
      }
      assert.equal(made.name, turned.name)
      const watched = await visit(arena, arena.owner, '/#alerts')
      await watched.page.waitForSelector(`[data-alert="${made.id}"]`)
      // Each text of a stranger's making stands isolated: inside an isolate, or alone in a block.
      const loose = await watched.page.evaluate(() => {
        const marks = /[\u202a-\u202e\u2066-\u2069]/
        const found: string[] = []
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          if (!marks.test(node.textContent ?? '')) continue
          const element = node.parentElement as Element
          if (element.closest('script')) continue
          const isolated = (e: Element | null): boolean =>
            e !== null &&
            (/isolate|plaintext/.test(getComputedStyle(e).unicodeBidi) ||
              /^(inline-)?(block|flex|grid)|table-cell/.test(getComputedStyle(e).display) ||
              isolated(e.parentElement && e.parentElement.childNodes.length === 1 ? e.parentElement : null))
          if (!isolated(element)) found.push(element.outerHTML.slice(0, 200))
        }
        return found
      })
      assert.deepEqual(loose, [])
      await watched.context.close()
    },
    works: async (arena) => {
      const made = await arena.ask('POST', '/api/alerts', {
        as: arena.owner,
        json: { name: 'درعا ABC', query: 'درعا' },
      })
      assert.equal((made.json as { name: string }).name, 'درعا ABC')
    },
  },
]

async function signIn(page: Page, email: string): Promise<void> {
  await page.fill('input[type=email]', email)
  await page.fill('input[type=password]', PASSWORD)
  await page.press('input[type=password]', 'Enter')
}
