// robots.txt written by somebody who wants to keep us busy: what is asked of its rules is bounded, and what was there to be obeyed is.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import robotsParser from 'robots-parser'
import { boundedRules } from '../../server/full-text/bounded-rules.ts'
import { createRobots } from '../../server/full-text/robots.ts'

const SITE = 'https://site.example'
const NEVER = new AbortController().signal
const GROUP = 'User-agent: *\n'
let asked = 0
const robotsOf = (text: string) =>
  createRobots(async () => {
    asked++
    return {
      kind: 'fresh',
      url: SITE,
      bytes: Buffer.from(text),
      contentType: null,
      etag: null,
      lastModified: null,
      link: '',
    }
  }, Date.now)
const allows = async (text: string, path: string) => (await robotsOf(text).ask(SITE + path, NEVER)).allowed
const lines = (text: string) => boundedRules(text, 'rasid').split('\n')

test('an ordinary file says the same as it did', () => {
  const line = fc.constantFrom(
    ...['User-agent: *', 'user-agent : Rasid/2.0', 'User-agent: other', 'Disallow: /a', 'Allow: /a/b$', 'Allow:/a*c'],
    ...[
      'Disallow:',
      'Disallow: /',
      'Crawl-delay: 7',
      'Sitemap: /map.xml',
      'Host: x.example',
      '# a word',
      '',
      'Disallow: /b # b',
    ],
  )
  const paths = ['/', '/a', '/a/b', '/a/b/c', '/b', '/abc?d=e']
  fc.assert(
    fc.property(fc.array(line, { maxLength: 12 }), (written) => {
      const text = written.join('\n')
      const [whole, bounded] = [text, boundedRules(text, 'rasid')].map((one) => robotsParser(`${SITE}/robots.txt`, one))
      for (const path of paths)
        assert.equal(bounded?.isAllowed(SITE + path, 'Rasid'), whole?.isAllowed(SITE + path, 'Rasid'), path)
      assert.equal(bounded?.getCrawlDelay('Rasid'), whole?.getCrawlDelay('Rasid'))
      assert.deepEqual(bounded?.getSitemaps(), whole?.getSitemaps())
    }),
  )
})

test('rules with stars have few letters together; beyond them more is forbidden and less allowed', async () => {
  const stars = `${GROUP}${`Disallow: /${'*'.repeat(1_000)}b\n`.repeat(500)}`
  assert.deepEqual(lines(stars), ['User-agent: *', 'disallow: /*b'])
  const many = Array.from({ length: 1_000 }, (_, n) => `Disallow: /p${n}/*${'a'.repeat(400)}\n`).join('')
  const starred = lines(GROUP + many).filter((line) => line.includes('*'))
  assert.ok(starred.join('').length < 10_000)
  assert.equal(await allows(GROUP + many, '/p999/story'), false, 'cut before its star')
  assert.equal(await allows(GROUP + many, '/p0/story'), true, 'as it is written')
  const monster = `*${'a'.repeat(20_000)}`
  assert.equal(await allows(`${GROUP}Disallow: /closed/\nAllow: /closed/${monster}`, '/closed/aaa'), false)
  assert.equal(await allows(`${GROUP}Disallow: ${monster}`, '/any'), false)
})

test('a site that names hundreds of parameters forbids addresses with parameters, not all', async () => {
  const text = GROUP + Array.from({ length: 400 }, (_, n) => `Disallow: /*?campaign_source_${n}=\n`).join('')
  assert.equal(await allows(text, '/news/story'), true)
  assert.equal(await allows(text, '/news/story?campaign_source_399=x'), false)
})

test('a rule too many forbids all, and nobody is named ten thousand times', async () => {
  const closed = Array.from({ length: 5_000 }, (_, n) => `Disallow: /p${n}\n`).join('')
  assert.ok(lines(GROUP + closed).length < 3_100)
  assert.equal(await allows(GROUP + closed, '/open'), false)
  assert.equal(await allows(closed + GROUP, '/open'), true, 'they are for nobody')
  const named = Array.from({ length: 20_000 }, (_, n) => `User-agent: ${n}\n`).join('')
  assert.deepEqual(lines(`${named}${GROUP.repeat(10_000)}${'Allow: /\n'.repeat(1_000)}`), [
    'User-agent: others',
    'User-agent: *',
    'allow: /',
  ])
  assert.equal((await robotsOf('Sitemap: /map.xml\n'.repeat(9_000)).ask(SITE, NEVER)).sitemaps.length, 500)
})

test('of an address longer than any that is kept nothing is asked, and none is named', async () => {
  asked = 0
  assert.equal(await allows('', `/${'a'.repeat(3_000)}`), false)
  assert.equal(asked, 0)
  const { sitemaps } = await robotsOf(`Sitemap: /${'a'.repeat(3_000)}\nSitemap: /map.xml`).ask(SITE, NEVER)
  assert.deepEqual(sitemaps, [`${SITE}/map.xml`])
})
