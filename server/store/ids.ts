// Ids travel as decimal strings and rest as bigints; a string that cannot be an id is null, so that it is "not found".

const LARGEST = 9_223_372_036_854_775_807n

export function toId(id: string): bigint | null {
  if (!/^\d{1,19}$/.test(id)) return null
  const value = BigInt(id)
  return value <= LARGEST ? value : null
}
