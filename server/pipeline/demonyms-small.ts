// Peoples and adjectives of countries in German and Spanish, which write them small: kept apart by language, since a small word of one
// is another word elsewhere (`polish`). A stem for each country, the endings once a kind. Pure.
import { fold } from '../../core/text/fold.ts'

type Kind = [stems: string, endings: string]

const GERMAN: Kind[] = [
  [
    'syrisch SY|russisch RU|türkisch TR|iranisch IR|irakisch IQ|jordanisch JO|libanesisch LB|ägyptisch EG|jemenitisch YE|katarisch QA|kuwaitisch KW|bahrainisch BH|omanisch OM|saudisch SA|emiratisch AE|palästinensisch PS|israelisch IL|libysch LY|tunesisch TN|algerisch DZ|marokkanisch MA|mauretanisch MR|sudanesisch SD|südsudanesisch SS|somalisch SO|äthiopisch ET|eritreisch ER|dschibutisch DJ|komorisch KM|kenianisch KE|ugandisch UG|tansanisch TZ|ruandisch RW|burundisch BI|kongolesisch CD|nigerianisch NG|nigrisch NE|malisch ML|tschadisch TD|ghanaisch GH|senegalesisch SN|gambisch GM|guineisch GN|liberianisch LR|ivorisch CI|togoisch TG|beninisch BJ|burkinisch BF|kamerunisch CM|gabunisch GA|angolanisch AO|sambisch ZM|simbabwisch ZW|mosambikanisch MZ|malawisch MW|namibisch NA|botsuanisch BW|südafrikanisch ZA|madagassisch MG|mauritisch MU|' +
      'französisch FR|deutsch DE|italienisch IT|spanisch ES|portugiesisch PT|niederländisch NL|belgisch BE|luxemburgisch LU|britisch GB|englisch GB|schottisch GB|walisisch GB|irisch IE|dänisch DK|schwedisch SE|norwegisch NO|finnisch FI|isländisch IS|polnisch PL|tschechisch CZ|slowakisch SK|ungarisch HU|rumänisch RO|bulgarisch BG|griechisch GR|zyprisch CY|zypriotisch CY|maltesisch MT|kroatisch HR|serbisch RS|slowenisch SI|bosnisch BA|montenegrinisch ME|mazedonisch MK|nordmazedonisch MK|albanisch AL|kosovarisch XK|österreichisch AT|schweizerisch CH|ukrainisch UA|belarussisch BY|belarusisch BY|weißrussisch BY|moldauisch MD|estnisch EE|lettisch LV|litauisch LT|georgisch GE|armenisch AM|aserbaidschanisch AZ|' +
      'kasachisch KZ|usbekisch UZ|turkmenisch TM|kirgisisch KG|tadschikisch TJ|afghanisch AF|pakistanisch PK|indisch IN|bangladeschisch BD|nepalesisch NP|bhutanisch BT|srilankisch LK|maledivisch MV|chinesisch CN|taiwanisch TW|taiwanesisch TW|japanisch JP|koreanisch KR|nordkoreanisch KP|südkoreanisch KR|mongolisch MN|vietnamesisch VN|thailändisch TH|kambodschanisch KH|laotisch LA|birmanisch MM|burmesisch MM|myanmarisch MM|malaysisch MY|singapurisch SG|indonesisch ID|philippinisch PH|osttimoresisch TL|australisch AU|neuseeländisch NZ|fidschianisch FJ|amerikanisch US|kanadisch CA|mexikanisch MX|guatemaltekisch GT|honduranisch HN|salvadorianisch SV|nicaraguanisch NI|panamaisch PA|kubanisch CU|haitianisch HT|dominikanisch DO|jamaikanisch JM|kolumbianisch CO|venezolanisch VE|ecuadorianisch EC|peruanisch PE|bolivianisch BO|chilenisch CL|argentinisch AR|uruguayisch UY|paraguayisch PY|brasilianisch BR|guyanisch GY|surinamisch SR|grönländisch GL',
    ',e,en,er,es,em',
  ],
  [
    'Syrer SY|Iraner IR|Iraker IQ|Jordanier JO|Ägypter EG|Katarer QA|Kuwaiter KW|Palästinenser PS|Libyer LY|Tunesier TN|Algerier DZ|Marokkaner MA|Mauretanier MR|Somalier SO|Äthiopier ET|Eritreer ER|Kenianer KE|Ugander UG|Tansanier TZ|Ruander RW|Nigerianer NG|Malier ML|Ghanaer GH|Kameruner CM|Angolaner AO|Südafrikaner ZA|Italiener IT|Spanier ES|Niederländer NL|Belgier BE|Engländer GB|Isländer IS|Norweger NO|Österreicher AT|Schweizer CH|Ukrainer UA|Georgier GE|Armenier AM|Pakistaner PK|Inder IN|Japaner JP|Koreaner KR|Nordkoreaner KP|Südkoreaner KR|Thailänder TH|Kambodschaner KH|Indonesier ID|Australier AU|Neuseeländer NZ|Amerikaner US|Kanadier CA|Mexikaner MX|Kubaner CU|Haitianer HT|Kolumbianer CO|Venezolaner VE|Ecuadorianer EC|Peruaner PE|Bolivianer BO|Argentinier AR|Brasilianer BR|Zyprer CY|Malteser MT|Albaner AL|Mazedonier MK|Bosnier BA|Aserbaidschaner AZ|Litauer LT|Ungar HU',
    ',n,s,in,innen',
  ],
  [
    'Russ RU|Türk TR|Libanes LB|Sudanes SD|Kongoles CD|Senegales SN|Jemenit YE|Franzos FR|Portugies PT|Brit GB|Schott GB|Dän DK|Schwed SE|Finn FI|Pol PL|Tschech CZ|Slowak SK|Rumän RO|Bulgar BG|Griech GR|Kroat HR|Serb RS|Slowen SI|Lett LV|Kasach KZ|Usbek UZ|Turkmen TM|Kirgis KG|Tadschik TJ|Afghan AF|Chines CN|Vietnames VN|Laot LA|Chilen CL|Mongol MN',
    'e,en,in,innen',
  ],
  ['Israeli IL|Saudi SA|Emirati AE|Iraki IQ|Pakistani PK|Kosovar XK', ',s'],
]

const SPANISH: Kind[] = [
  [
    'siri SY|rus RU|turc TR|jordan JO|egipci EG|palestin PS|libi LY|tunecin TN|argelin DZ|mauritan MR|yibutian DJ|kenian KE|tanzan TZ|nigerian NG|nigerin NE|chadian TD|gambian GM|guinean GN|liberian LR|marfileñ CI|angoleñ AO|zambian ZM|mozambiqueñ MZ|namibi NA|botsuan BW|sudafrican ZA|italian IT|británic GB|suec SE|norueg NO|polac PL|chec CZ|eslovac SK|húngar HU|ruman RO|búlgar BG|grieg GR|serbi RS|esloven SI|bosni BA|montenegrin ME|macedoni MK|normacedoni MK|austriac AT|austríac AT|suiz CH|ucranian UA|bielorrus BY|moldav MD|estoni EE|lituan LT|georgian GE|armeni AM|azerbaiyan AZ|kazaj KZ|uzbek UZ|turcoman TM|tayik TJ|afgan AF|chin CN|corean KR|norcorean KP|surcorean KR|camboyan KH|laosian LA|birman MM|malasi MY|indonesi ID|filipin PH|australian AU|mexican MX|guatemaltec GT|hondureñ HN|salvadoreñ SV|panameñ PA|cuban CU|haitian HT|dominican DO|jamaican JM|colombian CO|venezolan VE|ecuatorian EC|peruan PE|bolivian BO|chilen CL|argentin AR|uruguay UY|paraguay PY|brasileñ BR|eritre ER|malgach MG',
    'o,a,os,as',
  ],
  [
    'liban LB|sudan SD|sursudan SS|senegal SN|camerun CM|congol CD|gabon GA|ugand UG|ruand RW|burund BI|ghan GH|togol TG|benin BJ|burkin BF|franc FR|ingl GB|escoc GB|gal GB|irland IE|dan DK|finland FI|island IS|holand NL|neerland NL|portugu PT|luxemburgu LU|malt MT|alban AL|taiwan TW|japon JP|tailand TH|singapur SG|neozeland NZ|nepal NP',
    'és,esa,eses,esas',
  ],
  [
    'iraqu IQ|iran IR|yemen YE|catar QA|qatar QA|kuwait KW|barein BH|bahrein BH|oman OM|saud SA|emirat AE|israel IL|marroqu MA|somal SO|pakistan PK|paquistan PK|banglades BD|azer AZ',
    'í,íes,ís',
  ],
  ['estadounidens US|canadiens CA|nicaragüens NI|costarricens CR|maliens ML|zimbabuens ZW|etíop ET|kirguis KG', 'e,es'],
  ['belg BE|chipriot CY|vietnamit VN|croat HR', 'a,as'],
  ['alemán DE|español ES|mongol MN|letón LV|kosovar XK', ',a,es,as'],
  ['aleman DE|leton LV', 'a,es,as'],
]

const tableOf = (kinds: Kind[]) => {
  const table = new Map<string, string>()
  for (const [stems, endings] of kinds)
    for (const entry of stems.split('|'))
      for (const ending of endings.split(',')) table.set(fold(`${entry.slice(0, -3)}${ending}`), entry.slice(-2))
  return table
}

const TABLES: Record<string, Map<string, string>> = { de: tableOf(GERMAN), es: tableOf(SPANISH) }

/** The country of a people or adjective in a language that writes them small, given folded; undefined in any other language. */
export const countryOfSmallDemonym = (folded: string, language: string): string | undefined =>
  TABLES[language]?.get(folded)
