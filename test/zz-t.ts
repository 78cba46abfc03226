import { loadGazetteer } from '../server/gazetteer/gazetteer.ts'
import { findPlaces } from '../server/pipeline/places.ts'
const g = await loadGazetteer()
for (const [l, t] of [['en','The North Korean leader met South African and Sri Lankan envoys; a South Sudanese officer.'],['fr','Le dirigeant nord-coréen et un ministre sud-africain, un marin comorien.'],['ar','الجيش الكوري الشمالي ومجريات الأحداث والرئيس المجري والوزير البوليفي والاتحاد الزامبي والشؤون المالية'],['ru','боливийский министр, южнокорейский флот, ангольская армия'],['tr','Bolivyalı bakan ve Güney Koreli yazar, Zambiyalı'],['ckb','هاوتای سعوودی و وەزیری سووری'],['fa','وزیر بولیویایی و ژاپنی و مالزیایی'],['he','השר הבוליביאני והבוליבי'],['uk','болівійський міністр'],['ar','توجه الوفد إلى هاواي'],['en','Fires burned in Hawaii and on Maui.']] as const)
  console.log(l, findPlaces({ title: '', text: t, language: l }, g).map((m) => `${m.surface}=${m.country}/${m.name}${m.kind === 'demonym' ? '*' : ''}`).join(' | '))
