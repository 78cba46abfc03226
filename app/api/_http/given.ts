// Leaves out what a body did not give, so that "absent" and "set to nothing" stay apart.

type Given<T> = { [K in keyof T]?: Exclude<T[K], undefined> }

export function given<T extends object>(value: T): Given<T> {
  return Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined)) as Given<T>
}
