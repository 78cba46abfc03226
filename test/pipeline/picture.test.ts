// The picture that stands for an item: what its feed names, in every way that feeds have, else what a reader sees first in its body.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseFeed } from '../../server/pipeline/parse.ts'

const NAMESPACES =
  'xmlns:media="http://search.yahoo.com/mrss/" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:content="http://purl.org/rss/1.0/modules/content/"'
const LEAD = '<description><![CDATA[<img src="/lead.jpg"> Words]]></description>'

function pictureOf(item: string): string | undefined {
  const feed = parseFeed(
    `<rss version="2.0" ${NAMESPACES}><channel><title>T</title><link>https://site.example/</link><item><title>x</title>${item}</item></channel></rss>`,
  )
  assert.ok(!('error' in feed))
  return feed.items[0]?.image
}

test('a picture that the feed names goes before those in its enclosures and in its body', () => {
  const named = 'https://cdn.example/1.jpg'
  for (const item of [
    `<media:thumbnail url="${named}"/>`,
    `<media:content url="${named}" medium="image"/>`,
    `<media:group><media:content url="${named}" medium="image"/></media:group>`,
    `<itunes:image href="${named}"/>`,
    `<image>${named}</image>`,
    `<image><url>${named}</url><title>a bridge</title></image>`,
    `<image url="${named}"/>`,
    `<image>a bridge</image><thumbnail>${named}</thumbnail>`,
    `<thumb><![CDATA[ ${named} ]]></thumb>`,
    `<enclosure url="${named}" type="image/jpeg" length="0"/>`,
  ])
    assert.equal(pictureOf(LEAD + item), named, item)
  assert.equal(pictureOf('<itunes:image href="pod.png"/>'), 'https://site.example/pod.png')
  assert.equal(pictureOf('<image>//cdn.example/2.jpg</image>'), 'https://cdn.example/2.jpg')
  assert.equal(pictureOf('<image>a bridge at night</image>'), undefined)
})

test('else the first picture of the body stands for it, addresses as the page has them', () => {
  assert.equal(pictureOf(LEAD), 'https://site.example/lead.jpg')
  assert.equal(
    pictureOf(
      `<description>Short</description><content:encoded>&lt;p&gt;&lt;a href="/a"&gt;&lt;img alt="b &amp;gt; c" width=600 height='400' src="https://cdn.example/3.webp?w=1&amp;amp;h=2"/&gt;&lt;/a&gt;&lt;/p&gt;</content:encoded>`,
    ),
    'https://cdn.example/3.webp?w=1&h=2',
  )
  assert.equal(
    pictureOf(`<enclosure url="https://cdn.example/a.mp3" type="audio/mpeg"/>${LEAD}`),
    'https://site.example/lead.jpg',
  )
})

test('what counts readers, smiles or is drawn by a program is no picture', () => {
  const html = [
    '<img src="https://count.example/p.gif" width="1" height="1">',
    '<img src="https://count.example/wide.gif" width="600" height="1">',
    '<img src="https://count.example/beacon.gif">',
    '<img src="https://count.example/track?article=1">',
    '<img src="https://s.w.org/images/core/emoji/14.0.0/72x72/1f600.png">',
    '<img src="https://secure.gravatar.com/avatar/1?s=96">',
    '<img src="https://site.example/chart.svg">',
    '<img src="data:image/png;base64,iVBORw0KGgo=">',
    '<img src="javascript:alert(1)">',
    '<img alt="nothing">',
  ].join('')
  assert.equal(pictureOf(`<description><![CDATA[${html} Words]]></description>`), undefined)
  assert.equal(
    pictureOf(
      `<description><![CDATA[${html}<img src="https://cdn.example/4?w=600" width="600"> Words]]></description>`,
    ),
    'https://cdn.example/4?w=600',
  )
  assert.equal(
    pictureOf('<description><![CDATA[<img src="https://cdn.example/5.jpg" width="100%"> Words]]></description>'),
    'https://cdn.example/5.jpg',
  )
})
