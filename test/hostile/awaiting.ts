export const AWAITING = new Set<string>([])
