// Peoples and adjectives of countries in languages that inflect them: a stem for each country, the endings once a language. Pure.

const FRENCH =
  'syrien SY|russe RU|turc TR|turqu TR|iranien IR|irakien IQ|jordanien JO|libanais LB|égyptien EG|yéménite YE|qatari QA|qatarien QA|koweïtien KW|bahreïni BH|omanais OM|saoudien SA|émirati AE|émirien AE|palestinien PS|israélien IL|libyen LY|tunisien TN|algérien DZ|marocain MA|mauritanien MR|soudanais SD|somalien SO|éthiopien ET|érythréen ER|kényan KE|français FR|allemand DE|italien IT|espagnol ES|portugais PT|britannique GB|irlandais IE|belge BE|néerlandais NL|suisse CH|autrichien AT|polonais PL|ukrainien UA|biélorusse BY|moldave MD|roumain RO|bulgare BG|hongrois HU|tchèque CZ|slovaque SK|slovène SI|serbe RS|croate HR|bosnien BA|albanais AL|grec GR|grecqu GR|chypriote CY|suédois SE|norvégien NO|danois DK|finlandais FI|islandais IS|estonien EE|letton LV|lituanien LT|américain US|canadien CA|mexicain MX|cubain CU|haïtien HT|vénézuélien VE|colombien CO|équatorien EC|péruvien PE|bolivien BO|brésilien BR|argentin AR|chilien CL|chinois CN|japonais JP|coréen KR|taïwanais TW|indien IN|pakistanais PK|afghan AF|bangladais BD|népalais NP|birman MM|thaïlandais TH|vietnamien VN|cambodgien KH|indonésien ID|malaisien MY|philippin PH|australien AU|néo-zélandais NZ|kazakh KZ|ouzbek UZ|tadjik TJ|turkmène TM|kirghize KG|azerbaïdjanais AZ|arménien AM|géorgien GE|sénégalais SN|malien ML|nigérien NE|nigérian NG|burkinabè BF|ivoirien CI|guinéen GN|ghanéen GH|togolais TG|béninois BJ|camerounais CM|tchadien TD|centrafricain CF|gabonais GA|congolais CD|rwandais RW|burundais BI|ougandais UG|tanzanien TZ|malgache MG|mozambicain MZ|angolais AO|zambien ZM|zimbabwéen ZW|namibien NA'
const RUSSIAN =
  'сирийск SY|российск RU|русск RU|турецк TR|иранск IR|иракск IQ|израильск IL|американск US|украинск UA|ливанск LB|палестинск PS|казахстанск KZ|казахск KZ|иорданск JO|египетск EG|йеменск YE|саудовск SA|катарск QA|кувейтск KW|бахрейнск BH|оманск OM|эмиратск AE|ливийск LY|тунисск TN|алжирск DZ|марокканск MA|суданск SD|сомалийск SO|эфиопск ET|французск FR|немецк DE|германск DE|британск GB|английск GB|итальянск IT|испанск ES|португальск PT|польск PL|чешск CZ|словацк SK|венгерск HU|румынск RO|болгарск BG|сербск RS|хорватск HR|боснийск BA|албанск AL|греческ GR|кипрск CY|шведск SE|норвежск NO|датск DK|финск FI|эстонск EE|латвийск LV|литовск LT|белорусск BY|молдавск MD|грузинск GE|армянск AM|азербайджанск AZ|узбекск UZ|таджикск TJ|киргизск KG|кыргызск KG|туркменск TM|афганск AF|пакистанск PK|индийск IN|китайск CN|японск JP|корейск KR|вьетнамск VN|индонезийск ID|канадск CA|мексиканск MX|кубинск CU|бразильск BR|аргентинск AR|венесуэльск VE|колумбийск CO|чилийск CL|нигерийск NG|кенийск KE|австралийск AU'
const UKRAINIAN =
  'сирійськ SY|російськ RU|турецьк TR|іранськ IR|іракськ IQ|ізраїльськ IL|американськ US|українськ UA|ліванськ LB|палестинськ PS|казахстанськ KZ|йорданськ JO|єгипетськ EG|єменськ YE|саудівськ SA|катарськ QA|лівійськ LY|суданськ SD|французьк FR|німецьк DE|британськ GB|англійськ GB|італійськ IT|іспанськ ES|польськ PL|чеськ CZ|словацьк SK|угорськ HU|румунськ RO|болгарськ BG|сербськ RS|грецьк GR|шведськ SE|норвезьк NO|фінськ FI|естонськ EE|латвійськ LV|литовськ LT|білоруськ BY|молдовськ MD|грузинськ GE|вірменськ AM|азербайджанськ AZ|узбецьк UZ|афганськ AF|пакистанськ PK|індійськ IN|китайськ CN|японськ JP|корейськ KR|канадськ CA'
const TURKISH =
  'Iraklı IQ|İranlı IR|Lübnanlı LB|Ürdünlü JO|Mısırlı EG|Yemenli YE|Katarlı QA|Kuveytli KW|Bahreynli BH|Ummanlı OM|Filistinli PS|İsrailli IL|Suriyeli SY|Libyalı LY|Tunuslu TN|Cezayirli DZ|Faslı MA|Sudanlı SD|Somalili SO|Suudi SA|Afgan AF|Pakistanlı PK|Hintli IN|Çinli CN|Japon JP|Koreli KR|Rus RU|Ukraynalı UA|Alman DE|Fransız FR|İngiliz GB|İtalyan IT|İspanyol ES|Yunan GR|Bulgar BG|Rumen RO|Macar HU|Polonyalı PL|Hollandalı NL|Belçikalı BE|İsveçli SE|Norveçli NO|Danimarkalı DK|Amerikalı US|Kanadalı CA|Meksikalı MX|Brezilyalı BR|Arjantinli AR|Azeri AZ|Ermeni AM|Gürcü GE|Kazak KZ|Özbek UZ|Kırgız KG|Türkmen TM'
const HEBREW =
  'סורי SY|רוסי RU|טורקי TR|איראני IR|עיראקי IQ|ישראלי IL|אמריקאי US|אמריקני US|לבנוני LB|פלסטיני PS|ירדני JO|מצרי EG|תימני YE|סעודי SA|קטרי QA|אוקראיני UA|צרפתי FR|גרמני DE|בריטי GB|סיני CN|הודי IN|איטלקי IT|ספרדי ES|יווני GR|פולני PL|הונגרי HU|קנדי CA|מרוקאי MA|סודאני SD|אתיופי ET|אפגני AF|פקיסטני PK|יפני JP|קוריאני KR'

const TABLES: [table: string, endings: string, beginnings: string][] = [
  [FRENCH, ',e,s,es,ne,nes', ''],
  [RUSSIAN, 'ий,ая,ое,ие,ого,ой,ому,ую,им,ом,их,ими', ''],
  [UKRAINIAN, 'ий,а,е,і,ого,ої,ому,ій,у,им,ою,их,ими', ''],
  [TURKISH, ',lar,ler', ''],
  [HEBREW, ',ת,ם,ים,ות', ',ה'],
]

/** Every form with its country. */
export function* inflectedDemonyms(): Generator<[word: string, country: string]> {
  for (const [table, endings, beginnings] of TABLES)
    for (const entry of table.split('|')) {
      const at = entry.lastIndexOf(' ')
      for (const beginning of beginnings.split(','))
        for (const ending of endings.split(',')) yield [beginning + entry.slice(0, at) + ending, entry.slice(at + 1)]
    }
}
