// Behaviours whose expected outcome is written and not reached yet, by name. Take a name out, and its behaviour is asserted.
export const AWAITING = new Set<string>([])
