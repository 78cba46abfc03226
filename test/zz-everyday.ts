import { loadGazetteer } from '../server/gazetteer/gazetteer.ts'
import { readFileSync } from 'node:fs'
const g = await loadGazetteer()
for (const lang of ['ar','fa']) {
const line = readFileSync('server/gazetteer/data/words.tsv','utf8').split('\n').find((l)=>l.startsWith(lang+'\t'))!
const out=[]
for (const e of line.slice(3).split(' ')) { const [w,c]=e.split(':'); const p=(g.find(w!)??[]).find(({place,alternate})=>!alternate&&(place.kind==='country'||place.code==='PPLC'||place.rank>=700000)&&place.kind!=='region'&&place.kind!=='water'); if(p) out.push(`${w}:${c}=${p.place.name}`) }
console.log(lang, out.length, out.join(' '))}
