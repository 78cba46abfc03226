// Columns of many rows as PostgreSQL's binary arrays (array_send in its utils/adt/arrayfuncs.c): what is bound as bytes goes out in the
// binary format, so that neither side escapes, quotes and parses each value. `${texts(titles)}::text[]` in one raw statement; the cast must
// name the very type, which the database checks.
import { lend } from './lent-bytes.ts'

// Types by their OIDs, from PostgreSQL's catalog pg_type.dat, which never renumbers.
const BOOL = 16
const BYTEA = 17
const INT8 = 20
const INT4 = 23
const TEXT = 25
const FLOAT4 = 700
const FLOAT8 = 701
const TIMESTAMPTZ = 1184
const TSVECTOR = 3614

// PostgreSQL counts microseconds from the year 2000.
const EPOCH_MS = Date.UTC(2000, 0, 1)
const NULL = -1
// A UTF-16 unit takes three bytes at most: what takes four is two units.
const MOST_BYTES_A_UNIT = 3
const USUAL_BYTES = 1 << 20

// All columns are written into this one, which is copied from when a column is whole.
let page = Buffer.allocUnsafe(USUAL_BYTES)
let end = 0

/** Stands for bytes that PostgreSQL reads as an array of `type`; `write` puts one value at `end` of the page, where `most(value)` bytes are free. */
function arrayOf<T>(
  type: number,
  values: readonly (T | null)[],
  most: number | ((value: T) => number),
  write: (value: T) => void,
): string {
  end = 0
  int32(values.length === 0 ? 0 : 1)
  int32(0)
  int32(type)
  if (values.length > 0) {
    int32(values.length)
    int32(1)
  }
  // An iterator over columns of every type would be made of objects.
  for (let row = 0; row < values.length; row++) {
    const value = values[row] as T | null
    if (value === null) {
      reserve(4)
      int32(NULL)
      continue
    }
    reserve(4 + (typeof most === 'number' ? most : most(value)))
    const start = end + 4
    end = start
    write(value)
    page.writeInt32BE(end - start, start - 4)
  }
  const written = Buffer.from(page.subarray(0, end))
  // One huge column is no reason to hold so much for ever.
  if (page.length > 8 * USUAL_BYTES) page = Buffer.allocUnsafe(USUAL_BYTES)
  return lend(written)
}

function reserve(bytes: number): void {
  if (end + bytes <= page.length) return
  const larger = Buffer.allocUnsafe(Math.max(page.length * 2, end + bytes))
  page.copy(larger, 0, 0, end)
  page = larger
}

function int32(value: number): void {
  end = page.writeInt32BE(value, end)
}

function put(bytes: Uint8Array): void {
  page.set(bytes, end)
  end += bytes.length
}

// What writes a value, and says how many bytes it may have. Not made anew for each column: the engine would compile them anew, too.
const room = (value: string) => value.length * MOST_BYTES_A_UNIT
const length = (value: Uint8Array) => value.length
const text = (value: string) => {
  end += page.write(value, end)
}
const boolean = (value: boolean) => {
  end = page.writeUInt8(value ? 1 : 0, end)
}
const int64 = (value: bigint) => {
  end = page.writeBigInt64BE(value, end)
}
const float = (value: number) => {
  end = page.writeFloatBE(value, end)
}
const double = (value: number) => {
  end = page.writeDoubleBE(value, end)
}
const moment = (value: Date) => int64(BigInt(value.getTime() - EPOCH_MS) * 1_000n)

/** text[] */
export const texts = (values: readonly (string | null)[]) => arrayOf(TEXT, values, room, text)

/** bool[] */
export const booleans = (values: readonly (boolean | null)[]) => arrayOf(BOOL, values, 1, boolean)

/** int4[] */
export const int4s = (values: readonly (number | null)[]) => arrayOf(INT4, values, 4, int32)

/** int8[] */
export const int8s = (values: readonly (bigint | null)[]) => arrayOf(INT8, values, 8, int64)

/** float4[] */
export const float4s = (values: readonly (number | null)[]) => arrayOf(FLOAT4, values, 4, float)

/** float8[] */
export const float8s = (values: readonly (number | null)[]) => arrayOf(FLOAT8, values, 8, double)

/** timestamptz[], to the millisecond. */
export const moments = (values: readonly (Date | null)[]) => arrayOf(TIMESTAMPTZ, values, 8, moment)

/** bytea[] */
export const byteStrings = (values: readonly (Uint8Array | null)[]) => arrayOf(BYTEA, values, length, put)

/** tsvector[], of vectors as core/text/term-index.ts makes them. */
export const termVectors = (values: readonly Uint8Array[]) => arrayOf(TSVECTOR, values, length, put)
