import { loadGazetteer } from '/work/wt/places/server/gazetteer/gazetteer.ts'
import { findDatelines } from '/work/wt/places/server/pipeline/dateline.ts'
import { readArticle } from '/work/wt/places/server/pipeline/places/article.ts'
import { judge } from '/work/wt/places/server/pipeline/places/judge.ts'
import { bestOf } from '/work/wt/places/server/pipeline/places/resolve.ts'
import { readMarked } from '/work/wt/places/bench/marked.ts'
const g = await loadGazetteer()
const ids = process.argv.slice(3)
for (const p of readMarked(new URL('file:///work/wt/places/bench/' + process.argv[2]))) {
  if (!ids.includes(p.id)) continue
  console.log('#', p.id, p.text)
  const r = readArticle({ title: '', text: p.text, language: p.language }, { title: [], text: findDatelines(p.text) }, g)
  judge(r, null, g)
  for (const c of r.candidates) {
    const w = p.text.slice(c.name.reading.words[c.name.first].start, c.name.reading.words[c.name.last].end)
    const b = bestOf(c.group)
    console.log(' ', w, c.belief.toFixed(2), c.plain ? 'PLAIN' : '', b.entry.place.name, b.entry.place.country, b.entry.place.code, Math.round(b.entry.place.rank), b.entry.alternate ? 'alt' : '', c.evidence.map(([k, v]) => `${k}${v === 1 ? '' : '=' + (+v).toFixed(2)}`).join(' '))
  }
}
