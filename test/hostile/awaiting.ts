// Behaviours whose expected outcome is written and not reached yet, by name: identity and schedule have to learn them first. Take a
// name out, and its behaviour is asserted.

export const AWAITING = new Set([
  'one guid for all items',
  'one empty guid for all items',
  'other guids at every poll',
  'other tracking parameters at every poll',
  'http and https in turn',
  'a window that rolls faster than the poll, with an archive',
])
