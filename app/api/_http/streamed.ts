// A file that is written while it is read: as much is made as the reader takes, so its length does not matter to us. When making it
// fails in the middle, the connection is broken off, so that half a file is not taken for a whole one.

// Pieces of this size: one line at a time costs more than the lines.
const PIECE_CHARACTERS = 65_536

export function streamed(lines: AsyncGenerator<string>, type: string, name: string): Response {
  const encoder = new TextEncoder()
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      let piece = ''
      while (piece.length < PIECE_CHARACTERS) {
        const next = await lines.next()
        if (next.done) {
          if (piece !== '') controller.enqueue(encoder.encode(piece))
          return controller.close()
        }
        piece += next.value
      }
      controller.enqueue(encoder.encode(piece))
    },
    cancel: async () => void (await lines.return(undefined)),
  })
  const headers = {
    'Content-Type': `${type}; charset=utf-8`,
    'Content-Disposition': `attachment; filename="${name}"`,
    'Cache-Control': 'no-store',
  }
  return new Response(body, { headers })
}
