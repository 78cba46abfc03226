// The connections that all requests share: names are looked up and their addresses checked here, and every wait has a limit.
import { Agent } from 'undici'
import { type AddressGuard, bare } from './addresses.ts'
import { PrivateAddress } from './failure.ts'
import type { Timeouts } from './fetch-feed.ts'
import type { Resolve } from './lookup.ts'

/** Checks addresses where names are resolved; literals never come here and are checked on the URL. */
export function createAgent(guard: AddressGuard, timeouts: Timeouts, resolve: Resolve): Agent {
  return new Agent({
    connect: {
      timeout: timeouts.connectMs,
      lookup: (hostname, _options, done) => {
        resolve(hostname, (error, found) => {
          if (error) return done(error, [])
          const good = guard.allowsHost(hostname) ? found : found.filter(({ address }) => guard.allowsAddress(address))
          if (good.length === 0) return done(new PrivateAddress(bare(hostname), 'leads to'), [])
          return done(null, good)
        })
      },
    },
    headersTimeout: timeouts.headersMs,
    bodyTimeout: timeouts.bodyMs,
    maxHeaderSize: 32_768,
    keepAliveTimeout: 4_000,
  })
}
