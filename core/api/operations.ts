// Every operation of the HTTP API, and how one is found by its method and path. Pure.
import * as about from './about.ts'
import * as account from './account.ts'
import * as alerts from './alerts.ts'
import * as articles from './articles.ts'
import * as feeds from './feeds.ts'
import type { Operation } from './operation.ts'
import * as people from './people.ts'
import * as places from './places.ts'
import * as signingIn from './signing-in.ts'
import * as stats from './stats.ts'

const isOperation = (value: unknown): value is Operation =>
  typeof value === 'object' && value !== null && 'method' in value && 'answers' in value

export const OPERATIONS: Operation[] = [
  articles,
  feeds,
  alerts,
  places,
  stats,
  signingIn,
  account,
  people,
  about,
].flatMap((room) => Object.values(room).filter(isOperation))
