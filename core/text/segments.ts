// Cuts a text at the spans found in it, so that a reader can mark them. Pure; spans outside the text are left out, and of
// overlapping ones the earlier wins, so that joining the segments always gives the text back.
export type Segment<S> = { text: string; span: S | null }

export function segmentsOf<S extends { start: number; end: number }>(text: string, spans: S[]): Segment<S>[] {
  const segments: Segment<S>[] = []
  let at = 0
  for (const span of [...spans].sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (span.start < at || span.end > text.length || span.end <= span.start) continue
    if (span.start > at) segments.push({ text: text.slice(at, span.start), span: null })
    segments.push({ text: text.slice(span.start, span.end), span })
    at = span.end
  }
  if (at < text.length) segments.push({ text: text.slice(at), span: null })
  return segments
}
