// Finds the datelines of a text: the opening of a paragraph that says where it was filed and by which agency. Pure.

/** Where the filed-from places stand, and where the agency does; both are UTF-16 ranges of the text, end excluded. */
export type Dateline = { start: number; end: number; agencyStart: number; agencyEnd: number }

// Opening, agency in brackets, dash: `اربيل (وكالة)-`, `DAMASCUS (Agency) —`; or capitals, perhaps a date, dash: `ANKARA, 3 May —`.
const WITH_AGENCY = /^([^\n()（）:«"“.]{2,60}?)\s*[(（]([^()（）\n]{2,60})[)）]\s*[-–—:ـ]/u
const IN_CAPITALS = /^((?:\p{Lu}[\p{Lu}'’.-]*)(?:[ ,]+\p{Lu}[\p{Lu}'’.-]*){0,4})(?:,[^—–\n]{0,30})?\s*[—–-]{1,2}\s/u
const PARAGRAPHS_READ = 4

export function findDatelines(text: string): Dateline[] {
  const found: Dateline[] = []
  let at = 0
  for (let paragraph = 0; paragraph < PARAGRAPHS_READ && at < text.length; paragraph++) {
    const end = text.indexOf('\n', at) === -1 ? text.length : text.indexOf('\n', at)
    const opening = text.slice(at, Math.min(end, at + 160))
    const agency = WITH_AGENCY.exec(opening)
    const capitals = agency ? null : IN_CAPITALS.exec(opening)
    if (agency) {
      const agencyStart = at + opening.search(/[(（]/)
      found.push({ start: at, end: agencyStart, agencyStart, agencyEnd: at + agency[0].length })
    } else if (capitals) found.push({ start: at, end: at + capitals[0].length, agencyStart: -1, agencyEnd: -1 })
    at = end + 1
  }
  return found
}
