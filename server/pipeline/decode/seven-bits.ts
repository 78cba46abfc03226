// Chinese and Korean written in seven bits: marks say where two bytes are one character, and those are GBK's and EUC-KR's without
// their highest bits. Each function gives the bytes with them, for the decoders that there are. Pure, never throws.
const [ESCAPE, SHIFT_OUT, SHIFT_IN, TILDE, OPEN, CLOSE, LINE_FEED] = [0x1b, 0x0e, 0x0f, 0x7e, 0x7b, 0x7d, 0x0a]
const HIGH = 0x80
// ESC $ ) C, at the head, says that what is shifted is Korean.
const DESIGNATOR_BYTES = 4

/** ISO-2022-KR (RFC 1557) as EUC-KR. */
export function eightBitKorean(bytes: Uint8Array): Uint8Array {
  const plain = new Uint8Array(bytes.length)
  let length = 0
  let high = 0
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] as number
    if (byte === SHIFT_OUT) high = HIGH
    else if (byte === SHIFT_IN) high = 0
    else if (byte === ESCAPE) at += DESIGNATOR_BYTES - 1
    else plain[length++] = byte > 0x20 ? byte | high : byte
  }
  return plain.subarray(0, length)
}

/** HZ (RFC 1843) as GBK. */
export function eightBitChinese(bytes: Uint8Array): Uint8Array {
  const plain = new Uint8Array(bytes.length)
  let length = 0
  let chinese = false
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] as number
    const next = bytes[at + 1] ?? 0
    if (chinese && byte > 0x20 && byte !== TILDE) {
      plain[length++] = byte | HIGH
      plain[length++] = next | HIGH
      at++
    } else if (byte !== TILDE) plain[length++] = byte
    else {
      if (next === OPEN) chinese = true
      else if (next === CLOSE) chinese = false
      // A doubled tilde is one, and one before the end of a line joins it with the next. Any other is itself.
      else if (next !== LINE_FEED) plain[length++] = TILDE
      if (next === OPEN || next === CLOSE || next === TILDE || next === LINE_FEED) at++
    }
  }
  return plain.subarray(0, Math.min(length, plain.length))
}
