// What an operation of the HTTP API is: one method at one path, said once, with the schemas that its requests are read by and its
// answers are described with. Routes and the OpenAPI document are both made of it. Pure.
import type { z } from 'zod'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
/** One way an operation answers when it does what it is asked. Neither `json` nor `file`: nothing is in the answer. */
export type Answer = {
  status: 200 | 201 | 202 | 204 | 302 | 303 | 503
  about: string
  json?: z.ZodType
  /** The media type of a file. */
  file?: string
}
/** A body that is a document of its own. `media` are the types it may come as. */
export type TextBody = { media: readonly string[]; about: string; mostBytes: number }

export type Operation = {
  /** What generated clients call it. */
  id: string
  method: Method
  /** As OpenAPI writes it: `/api/feeds/{id}`. */
  path: string
  area: string
  summary: string
  params?: z.ZodObject
  query?: z.ZodObject
  body?: z.ZodType
  /** The body may be left out. */
  text?: TextBody
  /** The first is what the handler's value becomes. */
  answers: readonly [Answer, ...Answer[]]
  /** What may go wrong beside what can go wrong everywhere, by status. */
  problems?: Record<number, string>
  /** An Idempotency-Key makes it happen once, however often it is sent. */
  once?: true
  /** Without a session or token. */
  open?: true
}

/** Declares an operation; its types stay as exact as they are written. */
export const operation = <const O extends Operation>(given: O): O => given

type Given<O, K extends string> = O extends { [P in K]: infer S extends z.ZodType } ? z.output<S> : undefined
/** What a handler is given: everything read and checked. */
export type Asked<O extends Operation> = {
  request: Request
  params: Given<O, 'params'>
  query: Given<O, 'query'>
  body: Given<O, 'body'>
  text: O extends { text: TextBody } ? string : undefined
}
type Said<A> = A extends { json: infer S extends z.ZodType }
  ? z.input<S>
  : A extends { file: string }
    ? never
    : undefined
/** What a handler may answer: the value of the first answer, or a response that is made already. */
export type Answered<O extends Operation> = Said<O['answers'][0]> | Response
