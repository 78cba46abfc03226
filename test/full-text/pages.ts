// Pages of invented newspapers, each with an article among everything that stands around one: in Arabic, Kurdish and English.

export type NewsPage = {
  name: string
  language: string
  title: string
  /** The article, paragraph by paragraph. */
  paragraphs: string[]
  /** What must not be taken for it. */
  around: string[]
  html: string
}

const list = (items: string[], href: string) =>
  `<ul>${items.map((item) => `<li><a href="${href}">${item}</a></li>`).join('')}</ul>`

function newspaper(
  page: Omit<NewsPage, 'html'>,
  {
    dir,
    menu,
    related,
    comments,
    tagged,
  }: { dir: string; menu: string[]; related: string[]; comments: string[]; tagged: boolean },
): NewsPage {
  const body = page.paragraphs.map((text) => `<p>${text}</p>`).join('\n<div class="ad-slot" data-slot="1"></div>\n')
  const article = tagged
    ? `<article class="story"><h1>${page.title}</h1><figure><img src="/img/1.jpg" alt=""><figcaption></figcaption></figure>${body}</article>`
    : `<div class="col-8"><div class="inner"><h2 class="hd">${page.title}</h2><div class="txt">${body}</div></div></div>`
  const html = `<!doctype html><html lang="${page.language}" dir="${dir}"><head><meta charset="utf-8"><title>${page.title} | ${menu[0]}</title>
<script>window.dataLayer=[]</script><style>.x{color:red}</style></head><body>
<header class="site-header"><nav class="menu">${list(menu, '/section')}</nav></header>
<div class="cookie-banner"><p>${page.around[0]}</p><button>OK</button></div>
<main>${article}
<aside class="related sidebar">${list(related, '/other')}</aside>
<section class="comments" id="comments">${comments.map((text) => `<div class="comment"><span>A</span><p>${text}</p></div>`).join('')}</section></main>
<footer class="footer"><p>${page.around.at(-1)}</p></footer></body></html>`
  return { ...page, html }
}

export const PAGES: NewsPage[] = [
  newspaper(
    {
      name: 'Arabic',
      language: 'ar',
      title: 'عودة العبارة إلى الميناء القديم بعد توقف دام شهرين',
      paragraphs: [
        'عادت العبارة الزرقاء صباح اليوم إلى الميناء القديم في مدينة مرجانة الساحلية، بعد توقف دام شهرين بسبب أعمال الصيانة، وكان في استقبالها عشرات الصيادين وأصحاب المتاجر القريبة.',
        'وقال مدير الميناء، سالم الراوي، إن العبارة ستقوم بأربع رحلات في اليوم، وإن ثمن التذكرة لن يتغير قبل نهاية العام، «لأن الناس انتظروا طويلا».',
        'وبحسب شركة النقل البحري، فإن المحركين الجديدين يستهلكان وقودا أقل بالثلث، ويمكن للعبارة أن تحمل ثلاثمئة راكب وعشرين سيارة في الرحلة الواحدة.',
        'ويأمل تجار السوق أن تعيد الرحلات الحركة إلى الرصيف، بعدما أغلق بعضهم أبوابه في الشتاء.',
      ],
      around: [
        'يستخدم هذا الموقع ملفات تعريف الارتباط لتحسين تجربتك',
        'أسعار السمك ترتفع في الأسواق',
        'خبر رائع شكرا لكم',
        'جميع الحقوق محفوظة لصحيفة مرجانة',
      ],
    },
    {
      dir: 'rtl',
      menu: ['مرجانة', 'سياسة', 'اقتصاد', 'رياضة'],
      related: ['أسعار السمك ترتفع في الأسواق', 'مهرجان الشراع في موعده'],
      comments: ['خبر رائع شكرا لكم', 'متى الرحلة الأولى؟'],
      tagged: false,
    },
  ),
  newspaper(
    {
      name: 'Kurdish',
      language: 'ckb',
      title: 'پردی کۆنی شارۆچکەی گوڵان دووبارە کرایەوە',
      paragraphs: [
        'پردی کۆنی شارۆچکەی گوڵان ئەمڕۆ بەیانی دووبارە بەڕووی هاتوچۆدا کرایەوە، دوای ئەوەی سێ مانگ بوو بەهۆی لافاوەوە داخرابوو، و دەیان کەس لە خەڵکی ناوچەکە ئامادەی ڕێوڕەسمەکە بوون.',
        'سەرۆکی شارەوانی، هێمن قادر، ڕایگەیاند کە نۆژەنکردنەوەکە بە بودجەی خۆجێیی کراوە، و هیچ کرێکارێک لە کاتی کارەکەدا بریندار نەبووە، هەروەها سوپاسی ئەندازیارەکانی کرد.',
        'بەپێی ڕوونکردنەوەی شارەوانی، پردەکە ئێستا دەتوانێت بارهەڵگری قورستر هەڵبگرێت، و ڕێگای نێوان هەردوو گوند بیست خولەک کورتتر دەبێتەوە.',
        'دوکاندارەکانی نزیک پردەکەش دەڵێن هیوادارن بازاڕ جارێکی تر گەرم ببێتەوە.',
      ],
      around: ['ئەم ماڵپەڕە کوکی بەکاردەهێنێت', 'نرخی گەنم بەرزبووەوە', 'دەستتان خۆش بێت', 'هەموو مافەکان پارێزراون'],
    },
    {
      dir: 'rtl',
      menu: ['گوڵان', 'سیاسەت', 'ئابووری'],
      related: ['نرخی گەنم بەرزبووەوە', 'یاری کۆتایی سبەینێیە'],
      comments: ['دەستتان خۆش بێت'],
      tagged: true,
    },
  ),
  newspaper(
    {
      name: 'English',
      language: 'en',
      title: 'Old harbour ferry returns after two months',
      paragraphs: [
        'The blue ferry came back to the old harbour of Marjana this morning, two months after it was taken out of service, and dozens of fishermen and shopkeepers stood on the quay to meet it.',
        'The harbour master, Salem Rawi, said that there would be four crossings a day, and that the fare would stay as it is until the end of the year, “because people have waited long enough”.',
        'According to the shipping line, the two new engines burn a third less fuel, and the ferry can carry three hundred passengers and twenty cars on each crossing.',
        'Traders hope that the crossings will bring life back to the quay, where some of them closed their doors in winter.',
      ],
      around: [
        'This site uses cookies to make your visit better',
        'Fish prices rise at the markets',
        'Great news, thank you',
        'All rights reserved, The Marjana Mail',
      ],
    },
    {
      dir: 'ltr',
      menu: ['The Marjana Mail', 'Politics', 'Business'],
      related: ['Fish prices rise at the markets', 'Sailing festival as planned'],
      comments: ['Great news, thank you', 'When is the first crossing?'],
      tagged: false,
    },
  ),
]
