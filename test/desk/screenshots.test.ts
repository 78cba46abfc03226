// What the desk looks like: desktop and phone, light and dark, English and Arabic. The pictures go to test-results/desk; with
// UPDATE_PICTURE=1 the README's is made anew. Each page must fit its width and raise no error.
import assert from 'node:assert/strict'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import type { Browser } from 'playwright-core'
import { type Newsroom, startNewsroom } from '../../server/newsroom/newsroom.ts'
import { type Look, launch, NO_CHROMIUM, open } from '../support/browser.ts'
import { type RunningRasid, startRasid, temporaryFolder, until } from '../support/rasid.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const FOLDER = join(ROOT, 'test-results', 'desk')
const DESKTOP = { width: 1440, height: 900 }
const PHONE = { width: 390, height: 844 }
const BACKLOG = 300
const LOOKS: [name: string, path: string, look: Look][] = [
  ['desk-en-light', '/', { locale: 'en', theme: 'light', ...DESKTOP }],
  ['desk-en-dark', '/', { locale: 'en', theme: 'dark', ...DESKTOP }],
  ['desk-ar-light', '/', { locale: 'ar', theme: 'light', ...DESKTOP }],
  ['desk-ar-dark', '/', { locale: 'ar', theme: 'dark', ...DESKTOP }],
  ['phone-en-light', '/', { locale: 'en', theme: 'light', ...PHONE }],
  ['phone-en-dark', '/', { locale: 'en', theme: 'dark', ...PHONE }],
  ['phone-ar-light', '/', { locale: 'ar', theme: 'light', ...PHONE }],
  ['phone-ar-dark', '/', { locale: 'ar', theme: 'dark', ...PHONE }],
  ['map-en-light', '/#map', { locale: 'en', theme: 'light', ...DESKTOP }],
  ['map-en-dark', '/#map', { locale: 'en', theme: 'dark', ...DESKTOP }],
  ['map-ar-light', '/#map', { locale: 'ar', theme: 'light', ...DESKTOP }],
  ['map-ar-phone', '/#map', { locale: 'ar', theme: 'dark', ...PHONE }],
  ['map-en-phone', '/#map', { locale: 'en', theme: 'light', ...PHONE }],
  ['attribution-en', '/attribution', { locale: 'en', theme: 'light', ready: '.attribution', ...DESKTOP }],
  ['attribution-ar-phone', '/attribution', { locale: 'ar', theme: 'dark', ready: '.attribution', ...PHONE }],
  ['history-en', '/#history', { locale: 'en', theme: 'light', ...DESKTOP }],
  ['history-ar-phone', '/#history', { locale: 'ar', theme: 'dark', ...PHONE }],
  ['alerts-ar', '/#alerts', { locale: 'ar', theme: 'light', ...DESKTOP }],
  ['alerts-en-phone', '/#alerts', { locale: 'en', theme: 'dark', ...PHONE }],
  ['feeds-en', '/#feeds', { locale: 'en', theme: 'dark', ...DESKTOP }],
  ['feeds-ar-phone', '/#feeds', { locale: 'ar', theme: 'light', ...PHONE }],
]

describe('the desk in pictures', { skip: NO_CHROMIUM }, () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>
  let newsroom: Newsroom
  let rasid: RunningRasid
  let browser: Browser

  before(async () => {
    mkdirSync(FOLDER, { recursive: true })
    folder = await temporaryFolder()
    newsroom = await startNewsroom({ seed: 7, backlog: BACKLOG, autoStart: false })
    rasid = await startRasid(folder.path)
    for (const [name, query] of [
      ['درعا: غارات', 'درعا (غارة OR غارات OR قصف)'],
      ['Ceasefire talks', 'ceasefire OR "وقف إطلاق النار" OR ateşkes'],
    ])
      await rasid.post('/api/alerts', { name, query })
    for (const { url, title, language } of newsroom.feeds) await rasid.post('/api/feeds', { url, title, language })
    await until(
      'the backlog is stored',
      30_000,
      async () => (await rasid.get<{ articles: number }>('/api/health')).articles >= BACKLOG,
    )
    browser = await launch()
  })
  after(async () => {
    await browser?.close()
    await rasid?.stop()
    await newsroom?.close()
    await folder?.remove()
  })

  for (const [name, path, look] of LOOKS) {
    test(`${name} fits, in its direction, without an error`, async () => {
      const { page, context, mistakes } = await open(browser, `${rasid.address}${path}`, look)
      if (path.includes('history')) await page.waitForSelector('.recharts-bar-rectangle path')
      if (path.includes('map') || (path === '/' && (look.width ?? 0) > 760)) await page.waitForSelector('[data-spot]')
      await page.evaluate(() => document.fonts.ready)
      await page.screenshot({ path: join(FOLDER, `${name}.png`) })
      if (name === 'desk-en-light' && process.env.UPDATE_PICTURE)
        await page.screenshot({ path: join(ROOT, 'docs', 'desk.png') })
      const width = await page.evaluate(() => document.documentElement.scrollWidth)
      assert.equal(width, look.width, 'nothing sticks out sideways')
      assert.equal(await page.getAttribute('html', 'dir'), look.locale === 'ar' ? 'rtl' : 'ltr')
      assert.deepEqual(mistakes, [])
      await context.close()
    })
  }

  test('text and marks stand out from their ground as WCAG AA asks, light and dark', async () => {
    for (const theme of ['light', 'dark'] as const) {
      const { page, context } = await open(browser, rasid.address, { theme, ...DESKTOP })
      const ratios = await page.evaluate(contrasts)
      for (const [pair, ratio, least] of ratios) assert.ok(ratio >= least, `${theme}: ${pair} is ${ratio.toFixed(2)}`)
      await context.close()
    }
  })
})

/** Runs in the page: the contrast of each pair of tokens that meet, and what it must be. */
function contrasts(): [pair: string, ratio: number, least: number][] {
  const canvas = document.createElement('canvas')
  const pen = canvas.getContext('2d', { willReadFrequently: true }) as CanvasRenderingContext2D
  const probe = document.body.appendChild(document.createElement('i'))
  const luminance = (token: string) => {
    probe.style.color = `var(${token})`
    pen.fillStyle = getComputedStyle(probe).color
    pen.fillRect(0, 0, 1, 1)
    const [r = 0, g = 0, b = 0] = [...pen.getImageData(0, 0, 1, 1).data].map((byte) => {
      const part = byte / 255
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
    })
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }
  const text = ['--ink', '--muted', '--accent', '--attention', '--alarm', '--trouble']
  const grounds = ['--page', '--surface', '--raised', '--hover']
  const pairs: [string, string, number][] = [
    ...text.flatMap((over) => grounds.map((ground): [string, string, number] => [over, ground, 4.5])),
    ['--ink', '--tint', 4.5],
    ['--on-accent', '--accent', 4.5],
    ...['--tint-line', '--bar', '--fine', '--strong-line'].map((m): [string, string, number] => [m, '--surface', 3]),
  ]
  return pairs.map(([over, ground, least]) => {
    const [light = 0, dark = 0] = [luminance(over), luminance(ground)].sort((a, b) => b - a)
    return [`${over} on ${ground}`, (light + 0.05) / (dark + 0.05), least]
  })
}
