// Where to go after signing in: a page of ours and nothing else, whatever the address says. Pure.

export const safeNext = (next: string | null | undefined): string => (next === '/account' ? next : '/')
