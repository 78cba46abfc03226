// What strangers write is shown in a real browser: as text, whatever it is.
import assert from 'node:assert/strict'
import { until } from '../support/rasid.ts'
import type { Arena, Attack, Person } from './arena.ts'
import { VIEWS, visit, type Watched } from './watched.ts'

const WAIT_MS = 20_000
/** Each tells which text ran, by `ran`, by a dialog, or by asking another host. */
const payloads = (mark: string) => [
  `<script>ran('${mark}')</script>`,
  `<img src=x onerror="ran('${mark}')">`,
  `"><svg onload="ran('${mark}')"><a href="javascript:ran('${mark}')">x</a>`,
  `</script><script>alert('${mark}')</script>`,
  `<iframe srcdoc="<script>parent.ran('${mark}')</script>"></iframe>`,
  `<link rel=stylesheet href="https://evil.example/${mark}.css"><style>@import "https://evil.example/${mark}"</style>`,
  `<base href="https://evil.example/"><meta http-equiv=refresh content="0;url=https://evil.example/${mark}">`,
  `{{constructor.constructor('ran("${mark}")')()}}\${ran('${mark}')}`,
  `\u202e\u2067<math><mtext></p><script>ran('${mark}')</script>`,
]
const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
const XML = { 'Content-Type': 'application/rss+xml; charset=utf-8' }

/** Every view, its buttons that open things pressed. */
async function lookAround(arena: Arena, as: Person): Promise<{ watched: Watched; seen: string }> {
  const watched = await visit(arena, as, '/')
  let seen = ''
  for (const path of VIEWS) {
    await watched.page.goto('about:blank')
    await watched.page.goto(`${arena.rasid.address}${path}`)
    await watched.page.waitForLoadState('networkidle')
    // The desk comes with its first view, and takes the one that its address names once its script runs.
    const view = path.split('#')[1]
    if (view) await watched.page.waitForSelector(`[data-view="${view}"][aria-current]`)
    for (const button of (await watched.page.locator('h3 button[aria-expanded]').all()).slice(0, 24))
      await button.click()
    await watched.page.waitForTimeout(300)
    // What is seen: the scripts that carry the page's data hold the same texts.
    // biome-ignore lint/performance/useDomNodeTextContent: it would read scripts too
    seen += await watched.page.innerText('body')
    await watched.page.hover('article, li, td', { timeout: 500 }).catch(() => undefined)
  }
  return { watched, seen }
}

const nothingRan = ({ ran, requests }: Watched) => {
  assert.deepEqual(ran, [])
  assert.deepEqual(requests, [])
}

/** A feed with every payload in every field. */
const hostileFeed = (arena: Arena) => {
  const all = payloads('feed')
  const items = all.map(
    (
      text,
      at,
    ) => `<item><guid isPermaLink="false">${escaped(text)}${at}</guid><title>T${at} Boats leave Daraa ${escaped(text)} ${escaped(escaped(text))}</title>
    <description>${escaped(text)} D${at} in Daraa, news of the day about boats.</description><content:encoded><![CDATA[<p>Body ${text.replaceAll(']]>', '')} B${at}</p>]]></content:encoded>
    <author>${escaped(text)}</author><dc:creator>${escaped(text)}</dc:creator><category>${escaped(text)}</category>
    <link>${escaped(["javascript:ran('link')", "data:text/html,<script>ran('data')</script>", 'https://news.example/"onmouseover="ran(1)'][at % 3] as string)}</link>
    <enclosure url="javascript:ran('enclosure')" type="image/png" length="1"/></item>`,
  )
  const document = `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>F ${escaped(escaped(all.join(' ')))}</title><link>javascript:ran('site')</link><language>en</language>${items.join('')}<item><guid>plain</guid><title>Shelling in Daraa kills two</title><description>Shelling hit the Syrian city of Daraa on Monday.</description></item></channel></rss>`
  return arena.serve('/hostile', (_request, response) => void response.writeHead(200, XML).end(document))
}

/** The trap works: in a page without our policy the same texts do run. */
const trapWorks: Attack['works'] = async (arena) => {
  const at = arena.serve(
    '/naive',
    (_request, response) =>
      void response
        .writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' })
        .end(`<!doctype html><p>${payloads('naive').slice(0, 2).join('')}`),
  )
  const watched = await visit(arena, null, '/sign-in')
  await watched.page.goto(at)
  await until('a script ran', WAIT_MS, async () => watched.ran.includes('naive'))
  await watched.context.close()
}

export const PAGES: Attack[] = [
  {
    name: 'scripts in every field of a feed',
    fails: async (arena) => {
      const url = hostileFeed(arena)
      const made = (await arena.ask('POST', '/api/feeds', { as: arena.owner, json: { url } })).json as { id: string }
      await until('its articles are there', WAIT_MS, async () => {
        const { items } = (await arena.ask('GET', `/api/articles?feed=${made.id}`, { as: arena.owner })).json as {
          items: { url: string | null }[]
        }
        assert.ok(items.every((article) => article.url === null || /^https?:/.test(article.url)))
        return items.length >= 8
      })
      const { watched, seen } = await lookAround(arena, arena.owner)
      nothingRan(watched)
      assert.deepEqual(watched.violations, [])
      assert.match(seen, /T7 Boats leave Daraa \{\{constructor/)
      assert.match(seen, /F <script>ran\('feed'\)/)
      await watched.context.close()
    },
    works: trapWorks,
  },
  {
    name: 'scripts in what people write: alerts, feeds, OPML, tokens, names, corrections',
    fails: async (arena) => {
      const { ask, owner } = arena
      for (const [at, text] of payloads('people').entries()) {
        for (const [method, path, json] of [
          ['POST', '/api/alerts', { name: `A${at} ${text}`.slice(0, 200), query: '"boats" OR "ran"' }],
          ['POST', '/api/feeds', { url: `http://127.0.0.2:9/${encodeURIComponent(text)}`, title: `P${at} ${text}` }],
          ['POST', '/api/tokens', { name: `K${at} ${text}`.slice(0, 100), role: 'viewer' }],
          ['PATCH', `/api/people/${arena.viewer.id}`, { name: `N${at} ${text}`.slice(0, 100) }],
        ] as const) {
          const answer = await ask(method, path, { as: owner, json })
          assert.ok(answer.status < 300, `${path}: ${answer.body}`)
        }
        const outline = `<outline text="O${at} ${escaped(text)}" title="O${at} ${escaped(text)}" xmlUrl="http://127.0.0.2:9/opml/${at}"/>`
        await ask('POST', '/api/feeds/import', {
          as: owner,
          headers: { 'Content-Type': 'text/x-opml' },
          body: `<opml version="2.0"><body>${outline}</body></opml>`,
        })
      }
      const { items } = (await ask('GET', '/api/articles?q=Daraa', { as: owner })).json as {
        items: { id: string; places: { surface: string; geonameId: number }[] }[]
      }
      const found = items.find(({ places }) => places.length > 0)
      const place = found?.places[0]
      assert.ok(found && place, 'no article names a place')
      const correction = {
        articleId: found.id,
        fromGeonameId: place.geonameId,
        geonameId: null,
        reach: 'article',
        history: false,
      }
      for (const text of payloads('correction')) {
        const answer = await ask('POST', '/api/places/corrections', {
          as: owner,
          json: { ...correction, surface: text },
        })
        assert.ok(answer.status >= 400 && answer.status < 500, answer.body)
      }
      assert.equal(
        (await ask('POST', '/api/places/corrections', { as: owner, json: { ...correction, surface: place.surface } }))
          .status,
        201,
      )
      const { watched, seen } = await lookAround(arena, owner)
      nothingRan(watched)
      assert.deepEqual(watched.violations, [])
      for (const mark of ['A0 <script>', 'P0 <script>', 'K0 <script>', 'O0 <script>'])
        assert.ok(seen.includes(mark), mark)
      await watched.context.close()
    },
    works: trapWorks,
  },
  {
    name: 'a script gets into a page all the same',
    fails: async (arena) => {
      const watched = await visit(arena, arena.owner, '/')
      await watched.page.evaluate(() => {
        const box = document.createElement('div')
        // What a hole in our own code would do.
        box.innerHTML = `<img src=x onerror="ran('attribute')"><a id=away href="javascript:ran('url')">x</a><b style="color:red">x</b>`
        document.body.append(box)
        document.getElementById('away')?.click()
        const frame = document.createElement('iframe')
        frame.src = 'https://evil.example/'
        document.body.append(frame)
      })
      await until('the policy has spoken', WAIT_MS, async () => watched.violations.length >= 4)
      assert.deepEqual(watched.ran, [])
      assert.deepEqual(
        watched.requests.filter((url) => !url.includes('evil.example')),
        [],
      )
      await watched.context.close()
    },
    works: trapWorks,
  },
]
