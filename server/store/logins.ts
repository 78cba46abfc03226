// Names and passwords that feeds' servers ask for: sealed for their host, and apart from the addresses that everybody sees.
import { withoutLogin } from '../../core/login.ts'
import { db } from './client.ts'
import { seal, unseal } from './seal.ts'

/** Bound to the host that is told it: a feed that moves within it keeps it. */
export const loginPurpose = (url: string) => `login at ${new URL(url).hostname}`

export const sealLogin = (login: string, url: string): string => seal(login, loginPurpose(url))

/** Null where no key opens it: then the server says that it asks for a password. */
export const openLogin = (sealed: string, url: string): string | null => unseal(sealed, loginPurpose(url))

export const isSameHost = (a: string, b: string): boolean => new URL(a).hostname === new URL(b).hostname

/** Takes names and passwords out of the addresses of feeds that were added with them before these were kept apart. */
export async function hideLogins(): Promise<void> {
  const feeds = await db().$queryRaw<{ id: bigint; url: string }[]>`
    select id, url from feed where url ~ '^https?://[^/?#]*@'`
  for (const { id, url: written } of feeds) {
    const { url, login } = withoutLogin(written)
    // Where the address is there without them as well, this feed keeps its own: nothing that is stored is thrown away for it.
    if (login !== null)
      await db().$executeRaw`update feed set url = ${url}, login = ${sealLogin(login, url)}
        where id = ${id} and not exists (select from feed other where other.url = ${url})`
  }
}
