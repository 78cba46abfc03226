// Which picture stands for an item: what its feed names, a picture among its enclosures, or the first in its body that is one to look at.
// A vector drawing is a program; what is shown is raster. Pure.
import { decodeReferences } from './references.ts'
import { readAttributes } from './tags.ts'

type Enclosure = { url?: string; type?: string }

const RASTER = /\.(jpe?g|png|webp|gif|avif)$/i
// As sanitised HTML has it: every value in double quotes.
const PICTURE = /<img((?: [a-z]+="[^"]*")*)/g
// Pixels. What is said to be smaller counts readers, smiles or invites to share.
const SMALLEST_SIDE = 80
// Where no size is said only such an address is one of a picture: what counts readers is a GIF, or a program.
const PHOTOGRAPH = /\.(jpe?g|png|webp|avif)$/i
const NO_PICTURE = /\/(?:emoji|smil(?:ey|ie)s?|pixel|avatars?|buttons?|icons?)\b|gravatar\.com\/|\.svg$/i

/** `html` is sanitised; `named` what the feed names itself. */
export function pictureOf(
  named: string | undefined,
  enclosures: Enclosure[],
  html: string | undefined,
): string | undefined {
  return named ?? enclosures.find(isPicture)?.url ?? (html?.includes('<img') ? shownIn(html) : undefined)
}

const isPicture = ({ url, type }: Enclosure) =>
  type ? /^image\/(?!svg)/i.test(type.trim()) : RASTER.test(URL.parse(url ?? '')?.pathname ?? '')

function shownIn(html: string): string | undefined {
  for (const [, written = ''] of html.matchAll(PICTURE)) {
    const attributes = readAttributes(written)
    const sides = [attributes.get('width'), attributes.get('height')].flatMap((side) => pixels(side) ?? [])
    const address = URL.parse(decodeReferences(attributes.get('src') ?? ''))
    if (!address || !/^https?:$/.test(address.protocol) || NO_PICTURE.test(address.host + address.pathname)) continue
    const isShown = sides.length > 0 ? Math.min(...sides) >= SMALLEST_SIDE : PHOTOGRAPH.test(address.pathname)
    if (isShown) return address.href
  }
  return undefined
}

const pixels = (side: string | undefined) => (/^\d+$/.test(side ?? '') ? Number(side) : undefined)
