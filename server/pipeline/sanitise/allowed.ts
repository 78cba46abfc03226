// What HTML of strangers may hold when it is shown: elements, and which attributes each may keep. One list for both ways of
// sanitising. Pure data.

export const ELEMENTS = new Set(
  (
    'p br div span a b strong i em u s sub sup small blockquote q cite ul ol li dl dt dd h1 h2 h3 h4 h5 h6 hr pre code img ' +
    'figure figcaption table thead tbody tfoot tr th td caption abbr time bdi bdo article section acronym address ins del ' +
    'tt center big'
  ).split(' '),
)
export const EVERYWHERE = new Set(['dir', 'lang', 'title'])
export const PARTS = new Map<string, ReadonlySet<string>>([
  ['a', new Set(['href'])],
  ['img', new Set(['src', 'alt', 'width', 'height'])],
  ['blockquote', new Set(['cite'])],
  ['q', new Set(['cite'])],
  ['time', new Set(['datetime'])],
  ['td', new Set(['colspan', 'rowspan'])],
  ['th', new Set(['colspan', 'rowspan'])],
  ['ol', new Set(['start'])],
])
export const DIRECTIONS = /^(?:ltr|rtl|auto)$/i
export const LANGUAGE = /^[\w-]{1,35}$/
export const SIZE = /^\d{1,5}%?$/
