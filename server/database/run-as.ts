// PostgreSQL refuses to run as root; this finds a way for it to run as somebody else when Rasid is root (containers, CI).
// Returns how to start it; throws a sentence with the ways out when there is none.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'

/** `prefix` goes before the command line; uid and gid, where given, are the process's. */
export type RunAs = { prefix: string[]; uid?: number; gid?: number }

/** How to run a program that refuses root over `folder`; `program` must be reachable too. */
export async function ordinaryUser(folder: string, program: string): Promise<RunAs> {
  if (process.getuid?.() !== 0) return { prefix: [] }
  // A user namespace in which we merely appear as another user: the files stay ours, private parent folders stay private.
  if (spawnSync('unshare', [...NAMESPACE, 'true']).status === 0) return { prefix: ['unshare', ...NAMESPACE] }
  const user = passwdEntry('postgres') ?? passwdEntry('nobody')
  if (user && (await reachableByAll(dirname(folder))) && (await reachableByAll(dirname(program))))
    return { prefix: [], ...user }
  throw new Error(
    'PostgreSQL does not run as root, and this folder cannot be reached by another user. Run Rasid as an ordinary user, ' +
      'put DATA_DIR and the program where every user may enter, or set DATABASE_URL to a PostgreSQL server.',
  )
}

const NAMESPACE = ['--user', '--map-user=1000', '--map-group=1000', '--']

function passwdEntry(name: string): { uid: number; gid: number } | undefined {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${name}:`))
  const [, , uid, gid] = line?.split(':') ?? []
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : undefined
}

async function reachableByAll(folder: string): Promise<boolean> {
  for (let path = resolve(folder); ; path = dirname(path)) {
    if (((await stat(path)).mode & 0o001) === 0) return false
    if (path === dirname(path)) return true
  }
}
