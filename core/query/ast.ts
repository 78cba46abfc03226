// The shapes of a parsed query. Pure types.
import type { Field } from '../model.ts'

/** One word position: the word as written, whether it must stand exactly so, and the terms it is found by. */
export type Word = { text: string; exact: boolean; terms: string[]; wildcard: RegExp | null }

/** One word or several side by side, in one field where `field` says so. */
export type Phrase = { kind: 'phrase'; words: Word[]; field: Field | null; quoted: boolean }
/** Both sides within `distance` words of each other, in this order where `ordered`. */
export type Near = { kind: 'near'; left: Phrase; right: Phrase; distance: number; ordered: boolean }
export type Meta = { kind: 'meta'; name: MetaName; value: string }
export type And = { kind: 'and'; parts: Query[] }
export type Or = { kind: 'or'; parts: Query[] }
export type Not = { kind: 'not'; part: Query }
export type Query = Phrase | Near | Meta | And | Or | Not

export type MetaName = 'lang' | 'source' | 'author' | 'url' | 'after' | 'before'
