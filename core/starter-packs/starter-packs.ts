// The starter packs a new desk offers. The addresses are their publishers' and may move; a feed that fails says so on the desk.
import { BEYOND } from './beyond.ts'
import { MIDDLE_EAST } from './middle-east.ts'
import type { StarterPack } from './pack.ts'

export type { StarterPack }
export const STARTER_PACKS: StarterPack[] = [...MIDDLE_EAST, ...BEYOND]
