// What the bytes of a picture say they are, whatever its server calls them: the raster formats that every browser shows, and their
// size in pixels. Pure; what is none of them, or cut off before its size, is undefined. Drawings in XML are programs, and none of these.
export type Picture = { type: string; width: number; height: number }

// Where an AVIF keeps its size, in the boxes before its pixels.
const AVIF_HEAD = 4_096

export function pictureIn(bytes: Uint8Array): Picture | undefined {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const text = (from: number, to: number) => view.toString('latin1', from, to)
  try {
    if (text(0, 8) === '\x89PNG\r\n\x1a\n') return sized('image/png', view.readUInt32BE(16), view.readUInt32BE(20))
    if (/^GIF8[79]a/.test(text(0, 6))) return sized('image/gif', view.readUInt16LE(6), view.readUInt16LE(8))
    if (text(0, 3) === '\xff\xd8\xff') return jpeg(view)
    if (text(0, 4) === 'RIFF' && text(8, 12) === 'WEBP') return webp(view, text(12, 16))
    if (text(4, 8) === 'ftyp' && /avi[fs]/.test(text(8, 32))) return avif(view)
  } catch {
    // Read beyond the end: it is cut off.
  }
  return undefined
}

const sized = (type: string, width: number, height: number): Picture | undefined =>
  width > 0 && height > 0 ? { type, width, height } : undefined

/** Its size stands in the first frame header, behind segments that each say how long they are. */
function jpeg(view: Buffer): Picture | undefined {
  for (let at = 2; ; ) {
    if (view.readUInt8(at) !== 0xff) return undefined
    const marker = view.readUInt8(at + 1)
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc
    if (isFrame) return sized('image/jpeg', view.readUInt16BE(at + 7), view.readUInt16BE(at + 5))
    // Bytes of filling, and markers that stand alone, have no length.
    const alone = marker === 0xff || marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)
    at += marker === 0xff ? 1 : alone ? 2 : 2 + Math.max(2, view.readUInt16BE(at + 2))
  }
}

function webp(view: Buffer, kind: string): Picture | undefined {
  if (kind === 'VP8 ') return sized('image/webp', view.readUInt16LE(26) & 0x3fff, view.readUInt16LE(28) & 0x3fff)
  if (kind === 'VP8X') return sized('image/webp', view.readUIntLE(24, 3) + 1, view.readUIntLE(27, 3) + 1)
  if (kind !== 'VP8L') return undefined
  const bits = view.readUInt32LE(21)
  return sized('image/webp', (bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1)
}

function avif(view: Buffer): Picture | undefined {
  const at = view.subarray(0, AVIF_HEAD).indexOf('ispe', 0, 'latin1')
  return at === -1 ? undefined : sized('image/avif', view.readUInt32BE(at + 8), view.readUInt32BE(at + 12))
}
