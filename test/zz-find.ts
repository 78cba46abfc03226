import { loadGazetteer } from '../server/gazetteer/gazetteer.ts'
import { nameKey } from '../server/gazetteer/place.ts'
const g = await loadGazetteer()
for (const w of process.argv.slice(2)) console.log(w, '→', (g.find(nameKey(w)) ?? []).slice(0,5).map(({place:p,alternate:a})=>`${p.name} ${p.country} ${p.code} ${Math.round(p.rank)}${a?' alt':''}`).join(' | '))
