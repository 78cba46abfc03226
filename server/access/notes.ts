// What only a route knows about a request (who tried to sign in, what was made) reaches the guard's audit line through here: the two
// live in different copies of the program's modules and share globalThis.

/** `written`: the line was stored together with the deed. `refused`: it was, though the answer is a redirection. */
export type Note = { actor?: string; target?: string; written?: true; refused?: true }

const shared = globalThis as typeof globalThis & { rasidNotes?: Map<string, Note> }
const notes = () => {
  shared.rasidNotes ??= new Map()
  return shared.rasidNotes
}

export const REQUEST_ID = 'x-rasid-request'

export function note(headers: Headers, what: Note): void {
  const id = headers.get(REQUEST_ID)
  if (id) notes().set(id, { ...notes().get(id), ...what })
}

export function takeNote(id: string): Note {
  const found = notes().get(id) ?? {}
  notes().delete(id)
  return found
}
