// What a field of a query may be given: which values can be read, and an example of one. Pure.
import type { MetaName } from './ast.ts'

const EXAMPLES: Record<MetaName, string> = {
  lang: 'lang:ar',
  after: 'after:2026-01-31',
  before: 'before:2026-01-31',
  source: 'source:"Wire A"',
  author: 'author:name',
  url: 'url:example.org',
  place: 'place:سوريا or place:Daraa@any',
  country: 'country:SY',
  from: 'from:IQ',
  story: 'story:1234',
}
const DATE = /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/
const READABLE: Partial<Record<MetaName, RegExp>> = {
  lang: /^[a-z]{2,3}(-[a-z0-9]+)*$/i,
  after: DATE,
  before: DATE,
  country: /^[a-z]{2}$/i,
  from: /^[a-z]{2}$/i,
}

export const exampleOf = (name: MetaName) => EXAMPLES[name]
export const isReadable = (name: MetaName, value: string) => (READABLE[name] ?? /[^\s"]/).test(value)
