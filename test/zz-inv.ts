import { readFileSync } from 'node:fs'
import { loadGazetteer } from '../server/gazetteer/gazetteer.ts'
import { findPlaces } from '../server/pipeline/places.ts'
const g = await loadGazetteer(); const s = process.argv[2]
const lines = (f: string) => readFileSync(f, 'utf8').trimEnd().split('\n').map((l) => JSON.parse(l))
const by = new Map<string, any>()
for (const d of lines(`/work/shared/eval/places/${s}/docs.jsonl`)) by.set(d.id, { ...d, title: d.title ?? '', gold: [] })
for (const x of lines(`/work/shared/eval/places/${s}/gold.jsonl`)) by.get(x.id).gold.push(x)
const c = new Map<string, number>()
for (const d of by.values()) for (const m of findPlaces({ title: d.title, text: d.text, language: d.language ?? 'ar' }, g)) {
  if (m.kind !== 'name') continue
  const hit = d.gold.find((x: any) => x.field === m.field && m.start < x.end && m.end > x.start && Math.abs(m.start - x.start) <= 3)
  if (!hit) { const over = d.gold.find((x: any) => x.field === m.field && m.start < x.end && m.end > x.start); const k = m.surface + (over ? ' in[' + over.surface + ']' : '') + ' ' + m.name + ' ' + m.country; c.set(k, (c.get(k) ?? 0) + 1) }
}
console.log([...c].sort((a, b) => b[1] - a[1]).slice(0, 60).map(([k, v]) => v + ' ' + k).join('\n'))
