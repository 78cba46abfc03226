// Behaviours of markup: entity bombs, nesting, attributes without end, HTML that wants to run in the reader's browser.
import { always, type Behaviour, jsonFeed, rss, title, titles } from './behaviour.ts'

const one = { titles: titles(1) }
const item = (inside: string) => rss([{ title: title(1), guid: 'm-1', inside }])
const withDoctype = (subset: string, inside: string) =>
  rss([{ title: title(1), guid: 'm-1', text: inside }], { before: `<?xml version="1.0"?><!DOCTYPE rss [${subset}]>` })
const laughs = () => {
  const levels = Array.from({ length: 10 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`)
  return `<!ENTITY l0 "ha">${levels.join('')}`
}
const noSecret = (articles: { title: string; text: string }[]) =>
  articles.every(({ title: headline, text }) => !/root:|secret/.test(headline + text) && text.length <= 100_000)

const DOCUMENTS: [name: string, make: () => string][] = [
  ['billion laughs', () => withDoctype(laughs(), '&l10;')],
  ['quadratic entities', () => withDoctype(`<!ENTITY a "${'a'.repeat(1_900)}">`, '&a;'.repeat(50_000))],
  ['entities in a circle', () => withDoctype('<!ENTITY a "&b;"><!ENTITY b "&a;">', '&a;')],
  ['external entity of a file', () => withDoctype('<!ENTITY x SYSTEM "file:///etc/passwd">', '&x;')],
  ['external entity of the network', () => withDoctype('<!ENTITY x SYSTEM "http://127.0.0.1/secret">', '&x;')],
  ['parameter entities', () => withDoctype('<!ENTITY % p SYSTEM "http://127.0.0.1/secret.dtd"> %p; %p;', 'calm')],
  [
    'external DOCTYPE',
    () => rss([{ title: title(1), guid: 'm-1' }], { before: '<!DOCTYPE rss SYSTEM "http://127.0.0.1/secret.dtd">' }),
  ],
  [
    'a DOCTYPE that is never closed',
    () => rss([{ title: title(1), guid: 'm-1' }], { before: '<!DOCTYPE rss [ <!ENTITY a "b">\n' }),
  ],
  [
    'XInclude',
    () => item('<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd" parse="text"/>'),
  ],
  ['a style sheet to fetch', () => `<?xml-stylesheet href="http://127.0.0.1/secret.xsl"?>${item('')}`],
  [
    '200,000 attributes',
    () =>
      item(`<description ${Array.from({ length: 200_000 }, (_, n) => `a${n}="${n}"`).join(' ')}>calm</description>`),
  ],
  ['200,000 attributes of one name', () => item(`<description ${'a="1" '.repeat(200_000)}>calm</description>`)],
  ['an attribute of 5 MB', () => item(`<enclosure url="http://x.example/${'u'.repeat(5_000_000)}"/>`)],
  [
    '100,000 levels deep',
    () => item(`<description>${'<a>'.repeat(100_000)}calm${'</a>'.repeat(100_000)}</description>`),
  ],
  [
    '100,000 levels of HTML',
    () => item(`<content:encoded><![CDATA[${'<div>'.repeat(60_000)}calm]]></content:encoded>`),
  ],
  [
    '100,000 levels of <b title="',
    () => item(`<content:encoded><![CDATA[${'<b title="'.repeat(30_000)}]]></content:encoded>`),
  ],
  [
    '50,000 namespaces',
    () => item(Array.from({ length: 50_000 }, (_, n) => `<n${n}:a xmlns:n${n}="urn:${n}"/>`).join('')),
  ],
  ['CDATA in CDATA', () => item('<description><![CDATA[a <![CDATA[ b ]]> c ]]></description>')],
  ['a comment full of dashes', () => item(`<!--${'-'.repeat(100_000)}-->`)],
  ['100,000 processing instructions', () => item('<?php echo 1 ?>'.repeat(100_000))],
  ['bare ampersands and brackets', () => item('<description>A & B < C && D &nosuch; &copy</description>')],
  [
    'xml:base of another scheme',
    () => item('<description xml:base="javascript:alert(1)//">&lt;a href="x"&gt;y&lt;/a&gt;</description>'),
  ],
]

const HTML: string[] = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<svg onload=alert(1)>',
  '<svg><script href="data:,alert(1)"/></svg>',
  '<a href="javascript:alert(1)">a</a>',
  '<a href=" java\tscr\nipt:alert(1)">a</a>',
  '<a href="&#106;avascript:alert(1)">a</a>',
  '<a href="data:text/html,<script>alert(1)</script>">a</a>',
  '<a href="vbscript:msgbox(1)">a</a>',
  '<iframe src="http://127.0.0.1/"></iframe>',
  '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
  '<object data="x.swf"></object><embed src="x.swf">',
  '<form action="http://x.example"><input name=a><button>go</button></form>',
  '<base href="http://x.example/">',
  '<meta http-equiv="refresh" content="0;url=http://x.example">',
  '<link rel="stylesheet" href="http://x.example/a.css">',
  '<style>@import "http://x.example/a.css"</style>',
  '<p style="background:url(http://x.example/p)">p</p>',
  '<div style="position:fixed;inset:0">over all</div>',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>',
  '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style>',
  '<template><img src=x onerror=alert(1)></template>',
  '<xmp><p title="</xmp><svg/onload=alert(1)>">',
  '<!--><img src=x onerror=alert(1)>-->',
  '<![CDATA[><img src=x onerror=alert(1)>]]>',
  '<img src="http://x.example/a.png" srcset="javascript:alert(1) 2x">',
  '<video poster="javascript:alert(1)"><source onerror=alert(1)></video>',
  '<details open ontoggle=alert(1)>d</details>',
  '<img """><script>alert(1)</script>">',
  '<<script>alert(1)//<</script>',
  '<a id="location" name="document">clobber</a>',
  '<p onclick\u00a0=alert(1)>p</p>',
  '<textarea><img title="</textarea><img src=x onerror=alert(1)>"></textarea>',
  '<a href="//evil.example" target="_blank">a</a>',
]

const wrapped = (html: string) => html.replaceAll(']]>', ']]]]><![CDATA[>')

export const MARKUP: Behaviour[] = [
  ...DOCUMENTS.map(
    ([name, make]): Behaviour => ({
      name,
      serve: (response) => void response.writeHead(200, { 'Content-Type': 'text/xml' }).end(make()),
      expect: { ...one, holds: noSecret },
    }),
  ),
  ...HTML.map(
    (html, number): Behaviour => ({
      name: `hostile HTML ${number + 1}`,
      serve: always(item(`<content:encoded><![CDATA[<p>calm</p>${wrapped(html)}]]></content:encoded>`)),
      // That what is stored is harmless is asserted of every article there is.
      expect: { ...one, holds: ([article]) => article?.text.includes('calm') === true },
    }),
  ),
  {
    name: 'hostile HTML in JSON',
    serve: always(jsonFeed([{ id: '1', title: title(1), content_html: HTML.join('<p>calm</p>') }])),
    expect: one,
  },
  {
    name: 'markup in the title',
    serve: always(rss([{ title: `<![CDATA[<b onclick="x">${title(1)}</b><script>alert(1)</script>]]>`, guid: 'm-1' }])),
    expect: one,
  },
]
