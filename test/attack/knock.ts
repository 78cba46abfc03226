// One request as an attacker writes it: any header, any path, bytes as they are. Nothing is normalised on the way, no cookie is kept.
import { request } from 'node:http'
import { connect } from 'node:net'

export type Asking = { headers?: Record<string, string | string[]>; body?: string | Buffer; json?: unknown }
export type Answer = {
  status: number
  headers: Record<string, string | string[] | undefined>
  cookies: string[]
  body: string
  /** The body as JSON, undefined when it is none. */
  json: unknown
  ms: number
}

const LONGEST_MS = 30_000

export function knock(port: number, method: string, path: string, asking: Asking = {}): Promise<Answer> {
  const { headers = {}, json } = asking
  const body = json === undefined ? asking.body : JSON.stringify(json)
  const began = performance.now()
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        host: '127.0.0.1',
        port,
        method,
        path,
        agent: false,
        timeout: LONGEST_MS,
        headers: {
          ...(json === undefined ? {} : { 'Content-Type': 'application/json' }),
          ...(body === undefined ? {} : { 'Content-Length': String(Buffer.byteLength(body)) }),
          ...headers,
        },
      },
      (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('error', reject)
        response.on('end', () => {
          const text = Buffer.concat(chunks).toString()
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            cookies: response.headers['set-cookie'] ?? [],
            body: text,
            json: parsed(text),
            ms: performance.now() - began,
          })
        })
      },
    )
    sent.on('timeout', () => sent.destroy(new Error(`${method} ${path} was not answered within ${LONGEST_MS} ms`)))
    sent.on('error', reject)
    sent.end(body)
  })
}

/** Writes bytes to the port and reads until the other side closes, or says nothing more for a while. */
export function talk(port: number, bytes: string, quietMs = 1_500): Promise<string> {
  return new Promise((resolve) => {
    let heard = ''
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes, 'latin1'))
    socket.setTimeout(quietMs, () => socket.destroy())
    socket.on('data', (data) => {
      heard += data.toString('latin1')
    })
    socket.on('error', () => undefined)
    socket.on('close', () => resolve(heard))
  })
}

/** The status of each answer in what was heard. */
export const statusesIn = (heard: string) =>
  [...heard.matchAll(/HTTP\/1\.1 (\d{3})/g)].map(([, status]) => Number(status))

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
