// Words that stand beside names and tell what these are: prepositions of place, titles of people, heads of organisations,
// announcing nouns. General vocabulary of the languages we read, folded.
import { fold } from '../../../core/text/fold.ts'

const set = (words: string) => new Set(words.split(/\s+/).map((word) => fold(word)))

/** Arabic writes and, in, for onto the noun behind them. */
function withProclitics(words: string): string {
  return words.replace(/\S+/g, (word) => [word, `و${word}`, `ب${word}`, `ل${word}`].join(' '))
}

/** Right before a place in languages with capitals. */
export const PREPOSITIONS = set(
  'in at near from to into outside inside around across throughout toward towards via through within between off beyond ' +
    'li ji ber cem в во из на под около возле к у до от через з із у біля поблизу до від dans à en près bei nahe aus nach en desde hacia cerca',
)
export const WEAK_PREPOSITIONS = set(
  'of for with by against over about on than like under off against along behind de des du di von',
)
export const DIRECTIONS = set(
  'northern southern eastern western central north south east west northeast northwest southeast southwest northeastern northwestern southeastern southwestern upper lower greater downtown mid nearby rural neighboring neighbouring kuzey güney doğu batı северный южный восточный западный',
)
/** Right before a name they say that it is a town. */
export const ANNOUNCING = set(
  'city town village capital suburb community port resort hometown township borough island region province state county district neighborhood neighbourhood şehri kenti ilçesi köyü город города городе деревне селе поселке місті селі',
)
export const TITLES = set(
  'mr mrs ms miss dr sir lady lord dame prof professor rev reverend fr father sister brother pastor bishop archbishop cardinal pope saint imam rabbi sheikh sheik ayatollah ' +
    'president vice-president chancellor king queen prince princess emperor senator sen representative rep congressman congresswoman governor gov mayor councilman councilwoman councilor councillor commissioner judge justice sheriff deputy attorney ' +
    'gen general col colonel maj major capt captain lt lieutenant sgt sergeant cpl corporal pvt private officer detective trooper coach principal superintendent supt minister secretary spokesman spokeswoman spokesperson chairman chairwoman director manager ceo host actor actress singer author quarterback pitcher guard forward ' +
    'bay bayan hanım bey г-н господин президент министр генерал судья губернатор',
)
/** Right after a name they make it part of a street, a firm, a team or a school. */
export const STREETS = set(
  'street st avenue ave road rd boulevard blvd drive dr lane ln highway hwy parkway court ct place square way pike bridge turnpike улица caddesi sokağı',
)
export const ORGANISATIONS = set(
  'university college school schools high elementary middle institute academy hospital clinic center centre church cathedral library museum foundation trust bank company co corp corporation inc ltd llc group associates partners industries ' +
    'times post news herald tribune journal gazette chronicle star press daily record observer courier examiner enterprise sun ' +
    'club team fc united association society league board council commission committee department police sheriff court office authority agency district chamber ' +
    'mall hotel inn airport station park stadium arena theater theatre field hall plaza tower towers house ' +
    'act bill law amendment treaty convention agreement accord report study poll open cup classic bowl festival derby marathon',
)
export const SAYING = set(
  'said says told added noted explained recalled wrote testified replied asked thinks believes hopes knows has was did said, сказал сказала заявил заявила dedi',
)
/** Behind a town's name: its county, its state's people. */
export const UNITS = set(
  'county parish township borough province governorate oblast district region state valley area city metro residents',
)

export const ARABIC_PREPOSITIONS = set(
  'في من إلى الى بين قرب نحو عبر غرب شرق شمال جنوب وسط غربي شرقي شمالي جنوبي داخل خارج حول باتجاه صوب جنوبا في وفي ومن والى وإلى لدى قبالة ضواحي شرقا تجاه ' +
    'در از به تا نزدیک لە بۆ نزیک لەناو میں سے',
)
export const ARABIC_ANNOUNCING = set(
  `${withProclitics('مدينة مدينه مدينتي بلدة بلدتي بلدات قرية قريتي قرى محافظة محافظتي محافظ والي قائمقام عمدة مديرية مرتفعات جرود ناحية قضاء ريف عاصمة العاصمة ولاية ولايتي مقاطعة إمارة مخيم إقليم جزيرة ضاحية منطقة')} والمدينة بالعاصمة ` +
    'شهر شهرستان استان شهرهای شاری شارۆچکەی گوندی پارێزگای شہر صوبے',
)
/** What happens somewhere: a name soon after one of these is where. */
export const ARABIC_EVENTS = set(
  'قصف غارة غارات هجوم هجمات هجوما هجومين انفجار انفجارات تفجير تفجيرات معركة معارك اشتباك اشتباكات مقتل قتلى جرحى ضحايا إصابة اعتقال اعتقالات مظاهرة مظاهرات تظاهرة تظاهرات احتجاج احتجاجات إضراب حريق حرائق زلزال هزة فيضان فيضانات سيول عاصفة حصار اقتحام اغتيال اختطاف خطف نزوح قصفت استهدف استهدفت استهداف هاجم هاجمت ضرب ضربت ضربة ضربات سيطرة سيطرت سيطر اندلع اندلعت اندلاع وقع وقعت ألغام عبوة صواريخ صاروخ طائرات مسيرة قذائف قذيفة توغل اجتاحت اجتياح انسحاب مجزرة حملة قافلة كمين دوي خلية اجتماع لقاء مؤتمر محادثات مفاوضات زيارة وصل وصلت وصول افتتاح انعقاد قمة ' +
    'حمله انفجار زلزله سیل درگیری تظاهرات کشته بمباران هێرش بۆردومان بۆردومانی تەقینەوە شەڕ حملے دھماکہ',
)
/** The same in languages with capitals. */
export const EVENTS = set(
  'strike strikes airstrike airstrikes shelling shells bombing bombs bombardment attack attacks attacked hit hits struck pounds pounded raid raids raided blast blasts explosion explosions ' +
    'clash clashes fighting battle battles siege besieged captured seized retook entered stormed flood floods flooding quake earthquake fire fires storm protest protests rally talks summit meeting visit visits visited arrived ' +
    'killed kills dead wounded drone drones missile missiles rocket rockets troops offensive ceasefire evacuated displaced ' +
    'saldırı saldırısı bombardıman patlama çatışma çatışmalar deprem sel удар удары обстрел обстрелы взрыв взрывы бои бой атака наводнение землетрясение протесты обстріл обстріли удари вибух вибухи бомбебаран',
)
/** Right before a word they make it somebody. */
export const ARABIC_PERSONS = set(
  'السيد السيدة الشيخ الشيخة الرئيس الملك الأمير الأميرة الوزير وزير الدكتور الدكتورة د المهندس العميد اللواء الفريق العقيد الجنرال القائد النائب اللاعب المدرب الفنان الكاتب الشاعر الإمام القديس البابا الحاج القاضي المحامي الناشط ' +
    'محمد أحمد علي حسن حسين عمر خالد عبد عبدالله محمود ابراهيم إبراهيم يوسف سعد سعيد أبو ابو أبي ابي بن ابن بنت أم آل',
)
/** Right before a word they make it a firm, a team, a channel or a school. */
export const ARABIC_ORGANISATIONS = set(
  'جامعة الجامعة نادي النادي فريق منتخب صحيفة جريدة قناة شبكة شركة مؤسسة بنك مصرف حزب حركة جماعة تنظيم هيئة جبهة كتائب لواء منظمة مجلة وكالة موقع كلية مدرسة معهد مستشفى فندق مسجد جامع ملعب ستاد استاد شارع دوار جسر ساحة كأس دوري بطولة أبطال أمم فيلم رواية كتاب مسلسل',
)
/** `ريال مدريد`, `بايرن ميونخ`: with these before it a town is a football club. */
export const ARABIC_CLUBS = set(
  'ريال أتلتيكو أتليتيكو إنتر بايرن بوروسيا سبورتينغ أولمبيك أولمبياكوس دينامو شاختار ديبورتيفو سسكا كلوب مولودية وداد أهلي ترجي',
)
/** `مانشستر يونايتد`: and with these behind it. */
export const ARABIC_CLUB_TAILS = set('يونايتد سيتي روفرز')
export const CLUBS = set(
  'real atlético atletico inter bayern borussia sporting olympique dynamo dinamo shakhtar deportivo cska fc afc ac as cf sc hapoel maccabi',
)
export const CLUB_TAILS = set(
  'united city rovers wanderers albion hotspur forest athletic villa saint-germain fc cf sk',
)
/** Heads that are part of the name: `حي المنشية` is not `المنشية`. */
export const ARABIC_QUARTER_HEADS = set('حي بحي لحي وحي الحي')
export const ARABIC_DIVISION_HEADS = set('محافظة بمحافظة لمحافظة ومحافظة ولاية بولاية')
/** `مدينة الكويت` is not `الكويت`. */
export const ARABIC_TOWN_HEADS = set('مدينة بمدينة لمدينة ومدينة العاصمة')
/** `شوارع تونس`, `أحياء عمان` are in the capital, where a country is called so too. */
export const ARABIC_PARTS_OF_TOWNS = set(
  'حي أحياء ضاحية ضواحي شارع شوارع ميدان ساحة وسط أمانة بلدية مطار سكان بضواحي بوسط بمطار بشوارع',
)
/** `سلطان عمان`, `سواحل تونس` are the country's. */
export const ARABIC_PARTS_OF_COUNTRIES = set(
  'سلطنة سلطان سواحل ساحل دولة جمهورية مملكة منتخب خليج بسلطنة لسلطنة وسلطنة',
)
export const ARABIC_UNIT_HEADS = set(
  'محافظة بمحافظة لمحافظة ومحافظة منطقة بمنطقة لمنطقة ومنطقة مرفأ بمرفأ ميناء بميناء لميناء مطار بمطار لمطار ومطار مخيم بمخيم',
)
/** What is announced or headed by these is a place; they are none. */
export const PLAIN_WORDS = new Set([
  ...ARABIC_ANNOUNCING,
  ...ARABIC_EVENTS,
  ...ARABIC_PREPOSITIONS,
  ...ARABIC_ORGANISATIONS,
  ...ARABIC_UNIT_HEADS,
  ...ARABIC_QUARTER_HEADS,
  ...set('بورصة البورصة الوادي آب‌های'),
])
