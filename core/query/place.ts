// A place in a query: `place:292223`, `place:292223@any`. A name becomes its ids before a query is stored or evaluated. Pure.

/** The GeoNames ids that a place's value names, separated by commas, and whether any role counts. */
export function readPlace(value: string): { name: string; ids: number[]; anyRole: boolean } {
  const anyRole = value.endsWith('@any')
  const name = anyRole ? value.slice(0, -'@any'.length) : value
  return { name, anyRole, ids: /^\d+(,\d+)*$/.test(name) ? name.split(',').map(Number) : [] }
}
