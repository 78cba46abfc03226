// Sends a form to a stranger's server, guarded as feeds are: every address checked, bounded in time. Only whether it was taken is of
// interest. Trouble is a `failed` with a sentence, never a throw.
import { type Dispatcher, request } from 'undici'
import { failure } from './failure.ts'
import { locationOf } from './headers.ts'
import { timeLimit } from './time-limit.ts'

export type Posted = { kind: 'taken' } | { kind: 'failed'; reason: string }
export type PostForm = (url: string, form: Record<string, string>, stop?: AbortSignal) => Promise<Posted>

const LONGEST_MS = 20_000
const MOST_REDIRECTS = 3
const SAID_BYTES = 2_048

/** `check` throws for an address that may not be reached; the agent checks what names lead to. */
export function createPostForm(agent: Dispatcher, check: (url: URL) => void, userAgent: string): PostForm {
  return async (address, form, stop) => {
    const limit = timeLimit(LONGEST_MS, stop)
    try {
      let url = new URL(address)
      for (let hop = 0; hop <= MOST_REDIRECTS; hop++) {
        if (!/^https?:$/.test(url.protocol)) break
        check(url)
        const response = await request(url, {
          dispatcher: agent,
          signal: limit.signal,
          method: 'POST',
          headers: { 'User-Agent': userAgent, 'Content-Type': 'application/x-www-form-urlencoded' },
          body: new URLSearchParams(form).toString(),
        })
        const { statusCode } = response
        const location = statusCode === 307 || statusCode === 308 ? URL.parse(locationOf(response) ?? '', url) : null
        const said = await start(response.body)
        if (statusCode >= 200 && statusCode < 300) return { kind: 'taken' }
        if (!location)
          return { kind: 'failed', reason: `The hub answered ${statusCode}: ${said || 'without a reason'}` }
        url = location
      }
      return { kind: 'failed', reason: 'The hub leads on to where Rasid does not follow.' }
    } catch (error) {
      return { kind: 'failed', reason: failure(error).reason }
    } finally {
      limit.end()
    }
  }
}

async function start(body: AsyncIterable<Buffer>): Promise<string> {
  let said = ''
  for await (const chunk of body) {
    said += chunk.toString('utf8')
    if (said.length >= SAID_BYTES) break
  }
  return said.replace(/\s+/g, ' ').trim().slice(0, 300)
}
