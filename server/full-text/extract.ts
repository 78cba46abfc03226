// The HTML of an article's page becomes the article alone: harmless HTML and its plain text, without menus, comments and what else
// stands around it. Null when there is no article in it. Throws what the libraries throw: it runs in a thread.
import { Readability } from '@mozilla/readability'
import { parseHTML } from 'linkedom'
import { pictureAddress } from '../pipeline/normalise.ts'
import { plainText } from '../pipeline/plain-text.ts'
import { sanitise } from '../pipeline/sanitise.ts'
import { isMonster } from './monster.ts'

/** `image`: the picture that the page shows of itself elsewhere. */
export type Extracted = { html: string; text: string; image: string | null }

// Arabic says in fewer letters what English says; a brief dispatch is an article as well.
const SHORTEST_CHARACTERS = 140
const LONGEST_TEXT = 100_000
const LONGEST_HTML = 400_000

/** `title` is what the feed calls it: a heading that only repeats it is left out, or each of its words would count twice. */
export function extract(page: string, url: string, title: string): Extracted | null {
  if (isMonster(page)) return null
  // The library makes no body where the page leaves it out, as HTML allows.
  const { document } = parseHTML(/<body[\s>]/i.test(page) ? page : `<html><body>${page}</body></html>`)
  for (const heading of document.querySelectorAll('h1, h2'))
    if (bare(heading.textContent ?? '') === bare(title)) heading.remove()
  const base = URL.parse(document.querySelector('base[href]')?.getAttribute('href') ?? '', url)?.href ?? url
  const image = imageOf(document, base)
  const article = new Readability(document as unknown as Document, {
    charThreshold: SHORTEST_CHARACTERS,
  }).parse()
  if (!article?.content) return null
  const html = sanitise(article.content.slice(0, LONGEST_HTML), base).toWellFormed()
  const text = plainText(html).slice(0, LONGEST_TEXT).toWellFormed()
  return text.length < SHORTEST_CHARACTERS ? null : { html, text, image }
}

const IMAGES = ['og:image', 'og:image:url', 'og:image:secure_url', 'twitter:image']

function imageOf(document: ReturnType<typeof parseHTML>['document'], base: string): string | null {
  for (const name of IMAGES) {
    const element = document.querySelector(`meta[property="${name}"], meta[name="${name}"]`)
    const image = pictureAddress(URL.parse(element?.getAttribute('content')?.trim() || 'none:', base)?.href)
    if (image) return image
  }
  return null
}

const bare = (text: string) => text.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()
