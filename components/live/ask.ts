// Asks the HTTP API. Resolves to the answer; an answer that is a problem throws its sentence as an Asked error, and so does one that
// never came.
import { NO_ANSWER } from '../words/no-answer.ts'

const NEVER_CAME = 0

export class AskError extends Error {
  readonly status: number
  /** What kind of refusal it is, from the coarsest to the finest: the problem's title, and its `fault` where it has one. */
  readonly kinds: string[]
  constructor(message: string, status: number, kinds: string[] = []) {
    super(message)
    this.status = status
    this.kinds = kinds
  }
}

export async function ask<T>(path: string, init?: { method: string; body?: unknown; text?: string }): Promise<T> {
  const response = await fetch(path, {
    method: init?.method ?? 'GET',
    ...(init?.body === undefined
      ? {}
      : { body: JSON.stringify(init.body), headers: { 'Content-Type': 'application/json' } }),
    ...(init?.text === undefined ? {} : { body: init.text, headers: { 'Content-Type': 'text/plain' } }),
  }).catch(() => {
    throw new AskError(noAnswer().lost, NEVER_CAME)
  })
  if (response.status === 204) return undefined as T
  const answer: unknown = await response.json().catch(() => null)
  if (response.ok) return answer as T
  // The session ended: what is on screen is no longer ours to show.
  if (response.status === 401 && init?.method !== 'POST') window.location.assign('/sign-in')
  const { detail, title, fault } = (answer ?? {}) as Record<string, unknown>
  const kinds = [title, fault].filter((kind) => typeof kind === 'string')
  throw new AskError(typeof detail === 'string' ? detail : noAnswer().odd(response.status), response.status, kinds)
}

/** In the language of the page. */
const noAnswer = () => NO_ANSWER[document.documentElement.lang === 'ar' ? 'ar' : 'en']

export const sentenceOf = (error: unknown) => (error instanceof Error ? error.message : String(error))
