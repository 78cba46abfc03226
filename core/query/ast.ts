// The shapes of a parsed query. Pure types.
import type { Field } from '../model.ts'

/** How far a word may differ from what is written: see docs and core/text/terms.ts. */
export type Mode = 'exact' | 'default' | 'stem'

/** One word position: the word as written and what it is found by, terms or a pattern over plain forms. */
export type Word = { text: string; mode: Mode; terms: string[]; wildcard: Wildcard | null }
/** `source` is a regular expression over folded words; every match begins with `prefix`, two letters at least. */
export type Wildcard = { source: string; prefix: string }

/** One word or several side by side, in one field where `field` says so. */
export type Phrase = { kind: 'phrase'; words: Word[]; field: Field | null; quoted: boolean }
/** Both sides within `distance` words of each other, in this order where `ordered`. */
export type Near = { kind: 'near'; left: Phrase; right: Phrase; distance: number; ordered: boolean }
/** `area` is what a place's name stands for, once it has been looked up; without it names are compared as written. */
export type Meta = { kind: 'meta'; name: MetaName; value: string; area?: PlaceArea }
/** Places by GeoNames id, and countries (`SY`) and divisions (`SY.06`) with everything in them. */
export type PlaceArea = { ids: number[]; countries: string[]; divisions: string[] }
/** How often a word stands in an article, in both fields together. */
export type Count = { kind: 'count'; word: Phrase; compare: Compare; number: number }
/** How many origins, or sources, the article's story has. */
export type Tally = { kind: 'tally'; of: 'origins' | 'sources'; compare: Compare; number: number }
export type And = { kind: 'and'; parts: Query[] }
export type Or = { kind: 'or'; parts: Query[] }
export type Not = { kind: 'not'; part: Query }
export type Query = Phrase | Near | Meta | Count | Tally | And | Or | Not

export type Compare = '>=' | '<=' | '='
export type MetaName =
  | 'lang'
  | 'source'
  | 'author'
  | 'url'
  | 'after'
  | 'before'
  | 'place'
  | 'country'
  | 'from'
  | 'story'
