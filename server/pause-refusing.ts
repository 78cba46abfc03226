// A host that refuses is left alone as it asks, when it was asked itself. Where a redirect led to another's, neither is: the one has refused
// nothing, and no stranger is to have the other's feeds left alone. What was asked for waits all the same.
import type { FeedTrouble } from '../core/trouble.ts'
import { pauseSeconds } from './pipeline/rhythm.ts'
import { hostOf } from './store/hosts.ts'

/** `url`: which address refused; absent when it is the one that was asked. */
export type Refusal = { trouble: FeedTrouble; url?: string | undefined; retryAfterSeconds?: number | undefined }
export type PauseHost = (url: string, seconds: number) => Promise<void>

export async function pauseRefusing(
  asked: string,
  { trouble, url = asked, retryAfterSeconds }: Refusal,
  { pauseHost }: { pauseHost: PauseHost },
): Promise<void> {
  const seconds = pauseSeconds(trouble, retryAfterSeconds)
  if (seconds > 0 && hostOf(url) === hostOf(asked)) await pauseHost(url, seconds)
}
