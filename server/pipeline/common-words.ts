// Words that name a place somewhere and something else nearly always. They count as places only right after a word that
// announces one. Written by hand from what each language uses every day; keys are folded.
import { fold } from '../../core/text/fold.ts'

const ARABIC =
  'ان إن أن أنه إنه إلى على في من عن مع كان كانت كانوا يكون ليس الآن منذ حتى بعد قبل عند كل بعض غير بين تحت فوق هذا هذه ذلك تلك التي الذي الذين ما لا لم لن قد هو هي هم كما أو أم ثم بل لكن حيث كيف أين متى ' +
  'مدينة المدينة بلدة البلدة قرية القرية محافظة ولاية منطقة المنطقة حي الحي شارع طريق جبل نهر وادي بلاد البلاد دولة الدولة حكومة الحكومة شعب الشعب جيش الجيش قوات جماعة جامعة الجامعة نادي معبر المعبر معسكر مخيم مقر ميناء ' +
  'سلطات السلطات سيول السيول يوم يوما اليوم شهر الشهر سنة السنة عام العام ساعة الأحد الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت مايو مارس آب آذار ' +
  'شأن بشأن جيب الجيب باب الباب دور الدور دون بيان البيان خبر الخبر مصدر المصدر صور الصور سوق السوق نور عين العين بحر البحر بيت البيت قصر القصر حرب الحرب حد الحد حدود سجن السجن أمن الأمن سلام نصر النصر ثورة الثورة اتحاد الاتحاد تحالف التحالف فصائل الفصائل أزمة الزعيم زعيم ' +
  'جديد جديدة الجديد الجديدة كبير كبيرة صغير طويل عالية حديثة قديم أبيض الأبيض خضراء الخضراء حمراء الحمراء أول أولا ثان أخر كثير قليل سيدة ملكة أمير فرعون شيخ الشيوخ ' +
  'أم أب ابن بن بنت أبو آل سي لي لو بي با بو له لها لهم منه عنه فيه به بها فان كنت انا نحن مو ار ال قال قالت قالوا جاء تام تمام أدى ادى جنة سهم سلسلة دخان مرات خلال داخل خارج شمال جنوب شرق غرب وسط الشرق الغرب الشمال الجنوب ' +
  'شمالي جنوبي شرقي غربي الشمالي الجنوبي الشرقي الغربي شمالية جنوبية شرقية غربية الشمالية الجنوبية الشرقية الغربية مركزي المركزي وسطى الوسطى ' +
  'كورونا الشفاء شفاء صباح الصباح مساء لله الله هزة أرضية آن لين جان مارك مين فاطمة علي محمد أحمد حسن حسين سالم سعيد سعيدة ناصر بشار جاسم هاشم خالد سلمان رشيد الجزيرة العربية الهلال الفجر الشام'
const ENGLISH =
  'of same reading nice most mobile split orange tours bath bar police date march may deal ham along hope sandwich surprise paradise metro corona slough cork centurion male van man sale perm phoenix buffalo derby mesa tamale oral saga union independence liberty justice commerce university college central north south east west post church park hill lake bay beach street school college media enterprise standard progress victoria elizabeth charlotte jackson lincoln franklin madison clinton washington wilson johnson nelson marshall warren douglas jordan austin dallas houston tyler kent lawrence florence sydney george martin the and but for not with his her this that they we you it he she an at on in by as is was been are be will would can could may should has had have from to or if when while who what which where there here after before during since until monday tuesday wednesday thursday friday saturday sunday january february april june july august september october november december'
const TURKISH =
  'of ordu genç güney kuzey doğu batı pazar orta meydan merkez kolay söğüt temelli yaygın yoğun yardımcı batman van bir bu ve de da için ile çok en son yeni büyük ana köy'
const RUSSIAN =
  'конвой мир орел орёл свободный победа октябрьский советский центр новая новый большой луга гусь море дом волга'
const SORANI = 'لە بە بۆ کە و یان ئەو ئەم هەر دوای پێش سەر ناو شار شاری دەوڵەت حکومەت کرد کرا بوو دەڵێت گوتی'
const PERSIAN =
  'جرم امور در از به با که این آن را است شد بود برای تا هم شهر سر بر بار دو سه مه خوی نور راه کار روز سال میانه کرد کردند گفت شنبه یکشنبه دوشنبه سه‌شنبه چهارشنبه پنجشنبه جمعه انبار بازار'

const FRENCH =
  'le la les l un une des du de d et ou où mais donc or ni car que qui quoi dont ce cet cette ces son sa ses leur leurs mon ma mes notre nos votre vos il elle ils elles on nous vous je tu en y au aux à dans par pour sur sous sans avec chez vers contre entre depuis pendant après avant plus moins très tout toute tous toutes même autre autres ' +
  'lundi mardi mercredi jeudi vendredi samedi dimanche janvier février mars avril mai juin juillet août septembre octobre novembre décembre nord sud est ouest centre ville village mer lac mont pont port porte bois champs place rue parc saint sainte jean pierre paul marie martin charlotte victoria florence laurence laval liberté union bon bonne grand grande petit petite nouveau nouvelle haut haute bas basse blanc noir rouge vert'

const folded = (...words: string[]) =>
  new Set(
    words
      .join(' ')
      .split(/\s+/)
      .map((word) => fold(word)),
  )

// Letters tell the languages of most texts apart; those that share letters with another have a table of their own.
const MOST = folded(ARABIC, ENGLISH, TURKISH, RUSSIAN)
const PERSIAN_WORDS = folded(ARABIC, PERSIAN)
const BY_LANGUAGE: Record<string, ReadonlySet<string>> = {
  fa: PERSIAN_WORDS,
  ur: PERSIAN_WORDS,
  // سنە is a town, and سنة Arabic’s year.
  ckb: folded(SORANI),
  fr: folded(FRENCH),
}

export const isCommonWord = (word: string, language: string): boolean => (BY_LANGUAGE[language] ?? MOST).has(word)
