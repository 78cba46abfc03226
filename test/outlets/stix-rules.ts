// The rules of STIX 2.1 for the objects that Rasid writes, after the specification's tables of properties (bundle, identity, location,
// report, external reference) and its sections on identifiers, timestamps and lists. Answers with what is broken, in sentences.

type Thing = Record<string, unknown>
type Rule = [required: boolean, holds: (value: unknown) => boolean]

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}'
const isText = (value: unknown) => typeof value === 'string' && value !== ''
const isId = (type: string) => (value: unknown) =>
  isText(value) && new RegExp(`^${type}--${UUID}$`).test(value as string)
const isMoment = (value: unknown) =>
  isText(value) &&
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(value as string) &&
  !Number.isNaN(Date.parse(value as string))
const isListOf = (holds: (value: unknown) => boolean) => (value: unknown) =>
  Array.isArray(value) && value.length > 0 && value.every(holds)
const isBetween = (least: number, most: number) => (value: unknown) =>
  typeof value === 'number' && value >= least && value <= most
const isOneOf =
  (...values: string[]) =>
  (value: unknown) =>
    values.includes(value as string)

function isReference(value: unknown): boolean {
  const { source_name, url, external_id, description, ...rest } = value as Thing
  return (
    isText(source_name) &&
    !['cve', 'capec'].includes(source_name as string) &&
    Object.keys(rest).length === 0 &&
    [url, external_id, description].some((told) => told !== undefined) &&
    [url, external_id, description].every((told) => told === undefined || isText(told)) &&
    (url === undefined || /^https?:\/\/[!-~]+$/.test(url as string))
  )
}

const COMMON: Record<string, Rule> = {
  spec_version: [true, (value) => value === '2.1'],
  created: [true, isMoment],
  modified: [true, isMoment],
  created_by_ref: [false, isId('identity')],
  external_references: [false, isListOf(isReference)],
  lang: [false, (value) => isText(value) && /^[a-z]{2,3}(-[A-Za-z0-9]+)*$/.test(value as string)],
}
const OF_TYPE: Record<string, Record<string, Rule>> = {
  identity: {
    name: [true, isText],
    identity_class: [false, isOneOf('individual', 'group', 'system', 'organization', 'class', 'unknown')],
  },
  location: {
    name: [false, isText],
    latitude: [true, isBetween(-90, 90)],
    longitude: [true, isBetween(-180, 180)],
    country: [false, (value) => /^[A-Z]{2}$/.test(value as string)],
  },
  report: {
    name: [true, isText],
    description: [false, isText],
    published: [true, isMoment],
    object_refs: [true, isListOf(isId('(identity|location)'))],
  },
}

/** Everything that is wrong with a bundle; nothing when it is one. */
export function brokenRules(bundle: Thing): string[] {
  const broken: string[] = []
  const { type, id, objects, ...rest } = bundle
  if (type !== 'bundle' || !isId('bundle')(id)) broken.push(`no bundle: ${String(type)} ${String(id)}`)
  if (Object.keys(rest).length > 0) broken.push(`a bundle has no ${Object.keys(rest)}`)
  if (!Array.isArray(objects) || objects.length === 0) return [...broken, 'a bundle without objects']
  const known = new Set<string>()
  for (const object of objects as Thing[]) {
    broken.push(...brokenIn(object))
    if (known.has(object.id as string)) broken.push(`${String(object.id)} is there twice`)
    known.add(object.id as string)
    const refs = [object.created_by_ref, ...((object.object_refs as string[] | undefined) ?? [])]
    for (const ref of refs)
      if (ref !== undefined && !known.has(ref as string))
        broken.push(`${String(object.id)} refers to ${String(ref)}, which is not before it`)
    if (new Set(refs).size !== refs.length) broken.push(`${String(object.id)} refers to something twice`)
  }
  return broken
}

function brokenIn({ type, id, ...properties }: Thing): string[] {
  const own = OF_TYPE[type as string]
  if (!own) return [`there is no ${String(type)} among our objects`]
  const rules: Record<string, Rule> = { ...COMMON, ...own }
  const broken = isId(type as string)(id) ? [] : [`${String(id)} is no id of a ${String(type)}`]
  for (const [name, [required, holds]] of Object.entries(rules)) {
    const value = properties[name]
    if (value === undefined ? required : !holds(value))
      broken.push(`${String(id)}: ${name} is ${JSON.stringify(value)}`)
  }
  for (const name of Object.keys(properties)) if (!rules[name]) broken.push(`${String(id)} has no ${name}`)
  if ((properties.modified as string) < (properties.created as string))
    broken.push(`${String(id)} was modified before it was created`)
  return broken
}
