import { readFileSync } from 'node:fs'
import { loadGazetteer } from '../server/gazetteer/gazetteer.ts'
import { findPlaces } from '../server/pipeline/places.ts'
import { ARABIC } from '../server/pipeline/places/weights.ts'
import { readMarked } from '../bench/marked.ts'
const g = await loadGazetteer()
const lines = (f: string) => readFileSync(f, 'utf8').trimEnd().split('\n').map((l) => JSON.parse(l))
type G = { start: number; end: number; optional: boolean }
const sets: Record<string, { text: string; title: string; language: string; gold: Record<string, G[]> }[]> = {}
for (const s of ['aqmar', 'idrisi']) {
  const by = new Map<string, any>()
  for (const d of lines(`/work/shared/eval/places/${s}/docs.jsonl`)) by.set(d.id, { ...d, title: d.title ?? '', language: d.language ?? 'ar', gold: {} })
  for (const x of lines(`/work/shared/eval/places/${s}/gold.jsonl`)) { const d = by.get(x.id); (d.gold[x.field] ??= []).push({ start: x.start, end: x.end, optional: x.optional || x.kind === 'demonym' }) }
  sets[s] = [...by.values()]
}
for (const l of ['ar', 'fa', 'ckb']) sets[l] = readMarked(new URL('../bench/paragraphs/paragraphs.jsonl', import.meta.url)).filter((p) => p.language === l).map((p) => ({ text: p.text, title: '', language: l, gold: { text: p.marks.map((m) => ({ ...m, optional: m.label === '?' })) } }))
function f1(name: string) {
  let [tp, fp, n] = [0, 0, 0]
  for (const d of sets[name]!) {
    const found = findPlaces({ title: d.title, text: d.text, language: d.language }, g).filter((m) => m.kind === 'name')
    for (const f of ['title', 'text']) {
      const gold = d.gold[f] ?? []; const used = new Set<G>()
      n += gold.filter((x) => !x.optional).length
      for (const m of found.filter((m) => m.field === f)) {
        const hit = gold.filter((x) => !used.has(x) && m.start < x.end && m.end > x.start && (Math.abs(m.start - x.start) <= 3 || name.length < 4)).sort((a, b) => Math.abs(a.start - m.start) - Math.abs(b.start - m.start))[0]
        if (!hit) fp++; else { used.add(hit); if (!hit.optional) tp++ }
      }
    }
  }
  return `${name} P ${(tp / (tp + fp)).toFixed(3)} R ${(tp / n).toFixed(3)} F ${((2 * tp) / (tp + fp + n)).toFixed(4)}`
}
const base = { ...ARABIC }
for (const arg of process.argv.slice(2)) {
  Object.assign(ARABIC, base)
  for (const pair of arg.split(',')) { const [k, v] = pair.split('='); if (k && v) ARABIC[k] = /^[+-]/.test(v) && v.startsWith('+') ? (base[k] ?? 0) + Number(v) : Number(v) }
  console.log(arg, '|', Object.keys(sets).map(f1).join(' | '))
}
