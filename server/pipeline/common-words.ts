// Words that name a place somewhere and something else nearly always. They count as places only right after a word that
// announces one. Written by hand from what the languages use every day; keys are folded.
import { fold } from '../../core/text/fold.ts'

const ARABIC =
  'ان إن أن أنه إنه إلى على في من عن مع كان كانت كانوا يكون ليس الآن منذ حتى بعد قبل عند كل بعض غير بين تحت فوق هذا هذه ذلك تلك التي الذي الذين ما لا لم لن قد هو هي هم كما أو أم ثم بل لكن حيث كيف أين متى ' +
  'مدينة المدينة بلدة البلدة قرية القرية محافظة ولاية منطقة المنطقة حي الحي شارع طريق جبل نهر وادي بلاد البلاد دولة الدولة حكومة الحكومة شعب الشعب جيش الجيش قوات جماعة جامعة الجامعة نادي معبر المعبر معسكر مخيم مقر ميناء ' +
  'سلطات السلطات سيول السيول يوم يوما اليوم شهر الشهر سنة السنة عام العام ساعة الأحد الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت مايو مارس آب آذار ' +
  'شأن بشأن جيب الجيب باب الباب دور الدور دون بيان البيان خبر الخبر مصدر المصدر صور الصور سوق السوق نور عين العين بحر البحر بيت البيت قصر القصر حرب الحرب حد الحد حدود سجن السجن أمن الأمن سلام نصر النصر ثورة الثورة اتحاد الاتحاد تحالف التحالف فصائل الفصائل أزمة الزعيم زعيم ' +
  'جديد جديدة الجديد الجديدة كبير كبيرة صغير طويل عالية حديثة قديم أبيض الأبيض خضراء الخضراء حمراء الحمراء أول أولا ثان أخر كثير قليل سيدة ملكة أمير فرعون شيخ الشيوخ ' +
  'أم أب ابن بن بنت أبو آل سي لي لو بي با بو له لها لهم منه عنه فيه به بها فان كنت انا نحن مو ار ال قال قالت قالوا جاء تام تمام أدى ادى جنة سهم سلسلة دخان مرات خلال داخل خارج شمال جنوب شرق غرب وسط الشرق الغرب الشمال الجنوب ' +
  'شمالي جنوبي شرقي غربي الشمالي الجنوبي الشرقي الغربي شمالية جنوبية شرقية غربية الشمالية الجنوبية الشرقية الغربية مركزي المركزي وسطى الوسطى ' +
  'فاطمة علي محمد أحمد حسن حسين سالم سعيد سعيدة ناصر بشار جاسم هاشم خالد سلمان رشيد الجزيرة العربية الهلال الفجر الشام'
const ENGLISH =
  'of same reading nice most mobile split orange tours bath bar police date march may deal ham along hope sandwich surprise paradise metro corona slough cork centurion male van man sale perm phoenix buffalo derby mesa tamale oral saga union independence liberty justice commerce university college central north south east west post church park hill lake bay beach street school college media enterprise standard progress victoria elizabeth charlotte jackson lincoln franklin madison clinton washington wilson johnson nelson marshall warren douglas jordan austin dallas houston tyler kent lawrence florence sydney george martin the and but for not with his her this that they we you it he she an at on in by as is was been are be will would can could may should has had have from to or if when while who what which where there here after before during since until monday tuesday wednesday thursday friday saturday sunday january february april june july august september october november december'
const TURKISH =
  'of ordu genç güney kuzey doğu batı pazar orta meydan merkez kolay söğüt temelli yaygın yoğun yardımcı batman van bir bu ve de da için ile çok en son yeni büyük ana köy'
const RUSSIAN =
  'конвой мир орел орёл свободный победа октябрьский советский центр новая новый большой луга гусь море дом волга'
const SORANI = 'لە بە بۆ کە و یان ئەو ئەم هەر دوای پێش سەر ناو شار شاری دەوڵەت حکومەت کرد کرا بوو دەڵێت گوتی'
const PERSIAN =
  'در از به با که این آن را است شد بود برای تا هم شهر سر بر بار دو سه مه خوی نور راه کار روز سال بانه میانه کرد کردند گفت شنبه یکشنبه دوشنبه سه‌شنبه چهارشنبه پنجشنبه جمعه انبار بازار'

const folded = (words: string) => new Set(words.split(/\s+/).map((word) => fold(word)))

export const COMMON_WORDS = folded([ARABIC, ENGLISH, TURKISH, RUSSIAN, SORANI, PERSIAN].join(' '))
