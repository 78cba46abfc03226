// The context of a route whose address ends in an id.
export type ById = { params: Promise<{ id: string }> }
