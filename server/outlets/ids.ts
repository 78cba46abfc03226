// Names that stay the same wherever and whenever they are given: UUIDs made of what tells a thing from others.
import { v5 } from 'uuid'
import type { WholeArticle } from '../store/whole.ts'

// Rasid's own: STIX keeps its namespace for observables, whose ids are made by rules of theirs.
const NAMESPACE = '5d2e5b0e-6a1f-4a57-9d0c-3c8a6e0f7b21'

/** Of a kind of thing and what tells it from others of its kind. */
export const nameOf = (kind: string, ...parts: string[]): string => v5(JSON.stringify([kind, ...parts]), NAMESPACE)

/** The same article of the same feed has the same name in every Rasid. */
export const articleName = ({ source, key }: WholeArticle) => nameOf('article', source.url, key)
