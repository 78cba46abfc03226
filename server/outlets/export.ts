// What an export writes, piece by piece: the head, the articles as they are read, the foot. Nothing is read before it is asked for, and
// a reader that goes away ends the reading.
import type { WholeArticle } from '../store/whole.ts'
import { BYTE_ORDER_MARK, csvHead, csvOf } from './csv.ts'
import { jsonLinesOf } from './json-lines.ts'
import { stixWriter } from './stix.ts'

export type ExportFormat = 'csv' | 'jsonl' | 'stix'
export type Writer = { head(): string; objects(articles: WholeArticle[]): string; foot(): string }

export const EXPORT_FORMATS: Record<ExportFormat, { type: string; extension: string }> = {
  csv: { type: 'text/csv; charset=utf-8; header=present', extension: 'csv' },
  jsonl: { type: 'application/jsonl; charset=utf-8', extension: 'jsonl' },
  stix: { type: 'application/stix+json;version=2.1', extension: 'json' },
}

/** `question`: what was asked for, which names a bundle; `byteOrderMark`: in front of CSV, for spreadsheets. */
export function writerOf(format: ExportFormat, question: string, byteOrderMark: boolean): Writer {
  if (format === 'stix') return stixWriter(question)
  if (format === 'jsonl') return { head: () => '', objects: jsonLinesOf, foot: () => '' }
  return { head: () => `${byteOrderMark ? BYTE_ORDER_MARK : ''}${csvHead()}`, objects: csvOf, foot: () => '' }
}

/** A stream of bytes that reads only as fast as it is read. */
export function streamOf(writer: Writer, articles: AsyncGenerator<WholeArticle[], void>): ReadableStream<Uint8Array> {
  const pieces = bytesOf(writer, articles)
  return new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        const { done, value } = await pieces.next()
        if (done) controller.close()
        else controller.enqueue(value)
      },
      cancel: async () => void (await pieces.return(undefined)),
    },
    // Nothing ahead of what was asked for.
    { highWaterMark: 0 },
  )
}

async function* bytesOf(
  writer: Writer,
  articles: AsyncGenerator<WholeArticle[], void>,
): AsyncGenerator<Uint8Array, undefined> {
  const encoder = new TextEncoder()
  const head = writer.head()
  if (head) yield encoder.encode(head)
  for await (const batch of articles) yield encoder.encode(writer.objects(batch))
  const foot = writer.foot()
  if (foot) yield encoder.encode(foot)
  return undefined
}
