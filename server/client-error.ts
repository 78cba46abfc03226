// The answer to what is no HTTP request: problem details like everything else, and the end of the connection.
import type { Socket } from 'node:net'

type ClientError = NodeJS.ErrnoException & { rawPacket?: Buffer }

const REASONS: Record<string, [status: string, title: string]> = {
  HPE_HEADER_OVERFLOW: ['431 Request Header Fields Too Large', 'Too long a header'],
  ERR_HTTP_REQUEST_TIMEOUT: ['408 Request Timeout', 'Too slow'],
}

/** Never throws. A connection that is gone, or has said its last, is only closed. */
export function answerClientError(error: ClientError, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy()
  const [status, title] = REASONS[error.code ?? ''] ?? ['400 Bad Request', 'Not a request']
  const detail = 'This request cannot be read as HTTP.'
  const body = JSON.stringify({ type: 'about:blank', title, status: Number.parseInt(status, 10), detail })
  const head = `HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Type: application/problem+json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n`
  // Who asks with HEAD takes a body for the beginning of another answer.
  const isHead = error.rawPacket?.subarray(0, 5).toString('latin1') === 'HEAD '
  socket.end(isHead ? head : head + body)
}
