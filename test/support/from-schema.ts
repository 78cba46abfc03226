// Values out of JSON schemas: such as they ask for, nearly such, and such as nobody asks for.
import fc from 'fast-check'

type Json = Record<string, unknown>
type Value = fc.Arbitrary<unknown>

const LONGEST_TEXT = 60
const MOST_ITEMS = 3

/** Texts that break what is built carelessly: of databases, of JSON, of Unicode, of paths, of numbers. */
export const hostileText = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    '\u0000',
    'a\u0000b',
    '\ud800',
    '\udc00x',
    '\ufeff',
    '\u202e\u2066',
    "'; drop table article; --",
    '%',
    '_',
    '\\',
    '../../etc/passwd',
    '%2e%2e',
    '{{7*7}}',
    '<script>',
    '__proto__',
    'constructor',
    'NaN',
    'null',
    'true',
    '-1',
    '0',
    '1e309',
    '9223372036854775807',
    '9223372036854775808',
    '99999999999999999999999',
    '0x10',
    '٣',
    '((((((((((',
    '"',
    '"unclosed',
    'a OR',
    'NOT a',
    'درعا NEAR/0 قصف',
    'a*',
    '*',
    'count(a) >= 99999999999',
    'after:0000-00-00',
    'place:',
    '2026-13-45',
    '0000-01-01',
    '9999-12-31T23:59:60Z',
    '+275760-09-13T00:00:00Z',
    '𝔘𝔫𝔦𝔠𝔬𝔡𝔢',
    '👩‍👩‍👧‍👦',
    'ﷺ',
  ),
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc
    .constantFrom('a ', '(', 'درعا ', '\u0301', '"a" OR ')
    .chain((part) => fc.integer({ min: 100, max: 1_000 }).map((n) => part.repeat(n))),
)

export const hostileValue: Value = fc.oneof(
  hostileText,
  fc.constantFrom(null, true, 0, -1, 1e308, -0.5, 2 ** 53, [], {}, [[]], { __proto__: 1 }),
  fc.constantFrom(30, 40, 2_000).map((depth) => JSON.parse('['.repeat(depth) + ']'.repeat(depth)) as unknown),
  fc.jsonValue({ maxDepth: 3 }),
)

/** A value that a schema lets through, as far as JSON Schema says what it lets through. */
export function valid(schema: Json): Value {
  if ('const' in schema) return fc.constant(schema.const)
  if (Array.isArray(schema.enum)) return fc.constantFrom(...(schema.enum as unknown[]))
  const choices = (schema.anyOf ?? schema.oneOf) as Json[] | undefined
  if (choices) return fc.oneof(...choices.map(valid))
  switch (schema.type) {
    case 'string':
      return text(schema)
    case 'integer':
      return fc.integer({
        min: Number(schema.minimum ?? -5),
        max: Math.min(Number(schema.maximum ?? 1_000_000), 2 ** 31 - 1),
      })
    case 'number':
      return fc.double({ noNaN: true, noDefaultInfinity: true })
    case 'boolean':
      return fc.boolean()
    case 'null':
      return fc.constant(null)
    case 'array':
      return fc.array(valid((schema.items ?? {}) as Json), {
        maxLength: Math.min(MOST_ITEMS, Number(schema.maxItems ?? MOST_ITEMS)),
      })
    case 'object':
      return object(schema)
    default:
      return hostileValue
  }
}

function text(schema: Json): Value {
  const examples = (schema.examples as string[] | undefined) ?? []
  const said = examples.length > 0 ? [fc.constantFrom(...examples)] : []
  if (schema.format === 'email') return fc.oneof(...said, fc.emailAddress())
  if (schema.format === 'uri') return fc.oneof(...said, fc.webUrl())
  if (typeof schema.pattern === 'string') return fc.oneof(...said, fc.stringMatching(new RegExp(schema.pattern)))
  const minLength = Number(schema.minLength ?? 0)
  const maxLength = Math.max(minLength, Math.min(LONGEST_TEXT, Number(schema.maxLength ?? LONGEST_TEXT)))
  return fc.oneof(...said, fc.string({ unit: 'grapheme', minLength, maxLength }))
}

function object(schema: Json): Value {
  const properties = Object.entries((schema.properties ?? {}) as Record<string, Json>)
  const model = Object.fromEntries(properties.map(([name, part]) => [name, valid(part)]))
  return fc.record(model, { requiredKeys: (schema.required ?? []) as string[] })
}

/** Such as the schema asks for, but for one thing: a field is missing, is something else, or is one too many. */
export function nearly(schema: Json): Value {
  return fc
    .tuple(valid(schema), fc.nat(), hostileValue, fc.constantFrom('drop', 'change', 'add', 'replace'))
    .map(([value, which, odd, how]) => {
      if (typeof value !== 'object' || value === null || Array.isArray(value) || how === 'replace') return odd
      const names = Object.keys(value)
      const name = names[which % Math.max(1, names.length)] ?? 'x'
      const rest = Object.entries(value).filter(([known]) => known !== name)
      if (how === 'drop') return Object.fromEntries(rest)
      return how === 'change' ? Object.fromEntries([...rest, [name, odd]]) : { ...value, unasked: odd }
    })
}
