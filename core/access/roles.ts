// Who may do how much: roles of people and scopes of tokens, each from least to most. Pure.

export const ROLES = ['viewer', 'analyst', 'owner'] as const
export type Role = (typeof ROLES)[number]

export const SCOPES = ['read', 'write', 'admin'] as const
export type Scope = (typeof SCOPES)[number]

export const isRole = (text: unknown): text is Role => ROLES.some((role) => role === text)
export const isScope = (text: unknown): text is Scope => SCOPES.some((scope) => scope === text)

/** True when `role` may do all that `needed` may. */
export const reaches = (role: Role, needed: Role) => ROLES.indexOf(role) >= ROLES.indexOf(needed)
export const covers = (scope: Scope, needed: Scope) => SCOPES.indexOf(scope) >= SCOPES.indexOf(needed)

/** The lesser of two roles: a token never does more than the one who made it. */
export const lesser = (a: Role, b: Role): Role => (reaches(a, b) ? b : a)

/** All that a role may do. */
export const fullScope = (role: Role): Scope => ({ viewer: 'read', analyst: 'write', owner: 'admin' })[role] as Scope

/** Who asks: a person in a browser, or a script with a token. `key` names the session or token among all. */
export type Identity = {
  key: string
  kind: 'session' | 'token'
  /** Null for a token that was made on the command line. */
  personId: string | null
  /** An e-mail address, or a token's name. */
  name: string
  role: Role
  scope: Scope
}

/** What an identity is called in the audit log and on what it made: no token passes for a person by its name. */
export const calledOf = ({ kind, name }: Pick<Identity, 'kind' | 'name'>) => (kind === 'token' ? `token ${name}` : name)
