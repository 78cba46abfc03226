// Packets of socket.io's protocol (version 5) that hold plain JSON, which is all that we send. The library looks through every value of
// every article for bytes first.
import { Decoder, type Packet } from 'socket.io-parser'

class PlainEncoder {
  encode({ type, nsp, id, data }: Packet): string[] {
    const namespace = nsp && nsp !== '/' ? `${nsp},` : ''
    return [`${type}${namespace}${id ?? ''}${data === undefined || data === null ? '' : JSON.stringify(data)}`]
  }
}

/** As socket.io's `parser`. */
export const plainParser = { Encoder: PlainEncoder, Decoder }
