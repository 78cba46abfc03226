import { loadGazetteer } from '../server/gazetteer/gazetteer.ts'
import { findPlaces } from '../server/pipeline/places.ts'
const g = await loadGazetteer()
for (const t of ['عاد الهدوء إلى الشهباء صباح اليوم.','وصلت قافلة إلى مدينة الشهباء وبالشهباء']) console.log(findPlaces({title:'',text:t,language:'ar'},g).map(m=>m.surface+m.name))
