// Watches how politely one behaviour is asked: validators sent back as they were given, or none; no cookies, no referrer.
import type { IncomingMessage, ServerResponse } from 'node:http'

export class Manners {
  requests = 0
  /** Requests that carried validators. */
  conditional = 0
  readonly faults: string[] = []
  readonly #given = new Set<string>()

  count(): void {
    this.requests++
  }

  watch(request: IncomingMessage, response: ServerResponse): void {
    this.count()
    // With one header set beforehand, those given to writeHead can be read back.
    response.setHeader('Server', 'hostile')
    const { headers } = request
    for (const name of ['cookie', 'referer', 'authorization', 'range'])
      if (headers[name] !== undefined) this.faults.push(`sent ${name}`)
    if (!/rss\+xml/.test(headers.accept ?? '') || !/^Rasid\//.test(headers['user-agent'] ?? ''))
      this.faults.push('did not say who asks, or for what')
    for (const name of ['if-none-match', 'if-modified-since']) {
      const sent = headers[name]
      if (typeof sent !== 'string') continue
      if (!this.#given.has(sent)) this.faults.push(`made up ${name}: ${sent.slice(0, 60)}`)
    }
    if (headers['if-none-match'] ?? headers['if-modified-since']) this.conditional++
    response.on('finish', () => {
      for (const name of ['etag', 'last-modified']) {
        const value = response.getHeader(name)
        for (const one of Array.isArray(value) ? value : [value]) if (one !== undefined) this.#given.add(String(one))
      }
    })
  }
}
