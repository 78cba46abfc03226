// GeoNames ids of countries by ISO 3166-1 alpha-2 code: the city data of the registry package leaves countries out.
// Facts of GeoNames (CC BY 4.0).

const LISTED = `AD3041565 AE290557 AF1149361 AL783754 AM174982 AO3351879 AR3865483 AT2782113 AU2077456 AZ587116 BA3277605 BD1210997
BE2802361 BF2361809 BG732800 BH290291 BI433561 BJ2395170 BO3923057 BR3469034 BT1252634 BW933860 BY630336 CA6251999 CD203312 CF239880
CG2260494 CH2658434 CI2287781 CL3895114 CM2233387 CN1814991 CO3686110 CR3624060 CU3562981 CY146669 CZ3077311 DE2921044 DJ223816
DK2623032 DO3508796 DZ2589581 EC3658394 EE453733 EG357994 EH2461445 ER338010 ES2510769 ET337996 FI660013 FR3017382 GA2400553
GB2635167 GE614540 GH2300660 GM2413451 GN2420477 GR390903 GT3595528 HN3608932 HR3202326 HT3723988 HU719819 ID1643084 IE2963597
IL294640 IN1269750 IQ99237 IR130758 IS2629691 IT3175395 JM3489940 JO248816 JP1861060 KE192950 KG1527747 KH1831722 KM921929
KP1873107 KR1835841 KW285570 KZ1522867 LA1655842 LB272103 LK1227603 LR2275384 LS932692 LT597427 LU2960313 LV458258 LY2215636
MA2542007 MD617790 ME3194884 MG1062947 MK718075 ML2453866 MM1327865 MN2029969 MR2378080 MT2562770 MX3996063 MY1733045 MZ1036973
NA3355338 NE2440476 NG2328926 NI3617476 NL2750405 NO3144096 NP1282988 NZ2186224 OM286963 PA3703430 PE3932488 PH1694008 PK1168579
PL798544 PR4566966 PS6254930 PT2264397 PY3437598 QA289688 RO798549 RS6290252 RU2017370 RW49518 SA102358 SD366755 SE2661886
SG1880251 SI3190538 SK3057568 SL2403846 SN2245662 SO51537 SS7909807 SV3585968 SY163843 TD2434508 TG2363686 TH1605651 TJ1220409
TM1218197 TN2464461 TR298795 TW1668284 TZ149590 UA690791 UG226074 US6252001 UY3439705 UZ1512440 VE3625428 VN1562822 XK831053
YE69543 ZA953987 ZM895949 ZW878675`

export const COUNTRY_GEONAME_IDS: ReadonlyMap<string, number> = new Map(
  LISTED.split(/\s+/).map((entry): [string, number] => [entry.slice(0, 2), Number(entry.slice(2))]),
)

/** Names in use that CLDR does not list, by country. */
export const MORE_COUNTRY_NAMES: Record<string, string[]> = {
  SY: ['سورية'],
  US: [
    'أمريكا',
    'أميركا',
    'USA',
    'U.S.',
    'US',
    'America',
    'United States of America',
    'США',
    'ABD',
    'آمریکا',
    'ئەمریکا',
    'الولايات المتحدة الأمريكية',
    'الولايات المتحدة الأميركية',
  ],
  GB: [
    'بريطانيا',
    'UK',
    'U.K.',
    'Britain',
    'Great Britain',
    'Великобритания',
    'İngiltere',
    'بریتانیا',
    'انگلیس',
    'بەریتانیا',
  ],
  PS: ['فلسطين', 'Palestine', 'Палестина', 'Filistin', 'فلسطین', 'فەلەستین'],
  IR: ['إيران', 'ایران', 'ئێران'],
  RU: ['Russia', 'روسیا', 'رووسیا', 'ڕووسیا', 'روسیه'],
  AE: ['الإمارات', 'UAE', 'Emirates'],
  SA: ['السعودية', 'Saudi', 'عربستان'],
  NL: ['هولندا', 'Holland'],
  TR: ['تركيا', 'Turkey', 'Türkiye', 'تورکیا'],
  CZ: ['التشيك', 'Czech Republic'],
  KR: ['كوريا الجنوبية'],
  KP: ['كوريا الشمالية'],
  IQ: ['عێراق', 'عراق'],
  SS: ['جنوب السودان'],
  CD: [
    'Congo',
    'DRC',
    'D.R. Congo',
    'الكونغو',
    'الكونغو الديمقراطية',
    'Democratic Republic of the Congo',
    'Democratic Republic of Congo',
  ],
  CG: ['Republic of the Congo', 'Congo-Brazzaville', 'جمهورية الكونغو'],
  MM: ['Burma', 'بورما'],
  CI: ['Ivory Coast', 'ساحل العاج'],
  MK: ['Macedonia', 'مقدونيا'],
  VA: ['Vatican', 'Holy See', 'الفاتيكان'],
  CV: ['Cape Verde', 'الرأس الأخضر'],
  SZ: ['Swaziland', 'سوازيلاند'],
  TL: ['East Timor', 'تيمور الشرقية'],
  BA: ['Bosnia', 'البوسنة'],
  HK: ['Hong Kong', 'هونغ كونغ', 'هونج كونج'],
  MO: ['Macau', 'ماكاو'],
  CN: ['الصين الشعبية'],
  GM: ['Gambia', 'The Gambia'],
  BS: ['Bahamas', 'The Bahamas'],
  NZ: ['نيوزيلندا', 'نيوزلندا'],
}

/** What a state calls itself, where news writes it out. */
export const OFFICIAL_STATE_NAMES: Record<string, string[]> = {
  KW: ['دولة الكويت'],
  QA: ['دولة قطر'],
  PS: ['دولة فلسطين', 'الأراضي الفلسطينية', 'Palestinian territories'],
  AE: ['دولة الإمارات', 'دولة الإمارات العربية المتحدة', 'الإمارات العربية المتحدة'],
  SA: ['المملكة العربية السعودية', 'Kingdom of Saudi Arabia'],
  JO: ['المملكة الأردنية الهاشمية', 'المملكة الأردنية'],
  BH: ['مملكة البحرين'],
  MA: ['المملكة المغربية'],
  OM: ['سلطنة عمان'],
  EG: ['جمهورية مصر العربية'],
  SY: ['الجمهورية العربية السورية', 'Syrian Arab Republic'],
  IQ: ['جمهورية العراق'],
  LB: ['الجمهورية اللبنانية'],
  YE: ['الجمهورية اليمنية'],
  TN: ['الجمهورية التونسية'],
  IR: ['الجمهورية الإسلامية الإيرانية', 'Islamic Republic of Iran'],
  TR: ['الجمهورية التركية'],
  RU: ['روسيا الاتحادية', 'Russian Federation', 'Российская Федерация'],
  CN: ['جمهورية الصين الشعبية', "People's Republic of China"],
  GB: ['المملكة المتحدة'],
  KR: ['Republic of Korea'],
  KP: ["Democratic People's Republic of Korea", 'DPRK'],
}
