// The opening of an article's text, for a list: a true prefix, so that spans into the text hold in it. Pure.

const LEAD_LENGTH = 320
const SHORTEST_LEAD = 200

/** The first about 320 UTF-16 units of a text, cut at white space where there is some, never inside a surrogate pair. */
export function leadOf(text: string): string {
  if (text.length <= LEAD_LENGTH) return text
  for (let end = LEAD_LENGTH; end > SHORTEST_LEAD; end--) if (/\s/.test(text[end] as string)) return text.slice(0, end)
  const last = text.charCodeAt(LEAD_LENGTH - 1)
  return text.slice(0, last >= 0xd800 && last < 0xdc00 ? LEAD_LENGTH - 1 : LEAD_LENGTH)
}
