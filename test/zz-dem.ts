import { loadGazetteer } from '../server/gazetteer/gazetteer.ts'
import { readFileSync } from 'node:fs'
import { COUNTRY_POINTS } from '../server/gazetteer/country-points.ts'
import { inflectedDemonyms } from '../server/pipeline/demonyms-inflected.ts'
import { countryOfDemonym } from '../server/pipeline/demonyms.ts'
import { RULES } from '../server/gazetteer/peoples.ts'
import { countryNames } from '../server/gazetteer/read-units.ts'
import { openGazetteer } from '../server/gazetteer/gazetteer.ts'
const g = await loadGazetteer()
const src = readFileSync('server/pipeline/demonyms.ts', 'utf8')
const en = new Set([...src.matchAll(/[A-Z][\w-]+ ([A-Z]{2})(?=[|'])/g)].map((m) => m[1]))
const arc = new Set([...src.matchAll(/^  ([A-Z]{2}): '/gm)].map((m) => m[1]))
const fr = new Set([...inflectedDemonyms()].filter(([w]) => /^[a-zàéèêëïîôûç-]+$/.test(w)).map(([, c]) => c))
const all = [...COUNTRY_POINTS].map(([c]) => c)
console.log('en lacks', all.filter((c) => !en.has(c)).join(' ')); console.log('fr lacks', all.filter((c) => !fr.has(c)).join(' '))
const names = countryNames(Object.keys(RULES))
const raw = readFileSync('.cache/gazetteer.bin')
const txt = raw.toString('utf8', raw.length - 700000)
for (const l of Object.keys(RULES)) { const have = new Set([...txt.matchAll(new RegExp(`^${l}:\\S+ ([A-Z]{2})$`, 'gm'))].map((m) => m[1])); const lack = all.filter((c) => !have.has(c) && !(l === 'ar' && arc.has(c))); console.log(l, have.size, 'lacks', lack.map((c) => c + (names.get(c)![l] && !/[ -]/.test(names.get(c)![l]!) ? '=' + names.get(c)![l] : '')).join(' ')) }
console.log([...txt.matchAll(/^ar:(\S+ي) ([A-Z]{2})$/gm)].map((m) => m[1] + ' ' + m[2]).join(' | '))
