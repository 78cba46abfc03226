// A host that refuses is left alone as it asks: the one that answered, which after redirects is not the one that was asked.
import type { FeedTrouble } from '../core/trouble.ts'
import { pauseSeconds } from './pipeline/rhythm.ts'

export type Refusal = { trouble: FeedTrouble; url?: string | undefined; retryAfterSeconds?: number | undefined }
export type PauseHost = (url: string, seconds: number) => Promise<void>

/** `asked` is the address that was asked first. */
export async function pauseRefusing(
  asked: string,
  { trouble, url = asked, retryAfterSeconds }: Refusal,
  { pauseHost }: { pauseHost: PauseHost },
): Promise<void> {
  const seconds = pauseSeconds(trouble, retryAfterSeconds)
  if (seconds > 0) await pauseHost(url, seconds)
}
