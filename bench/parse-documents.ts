// Invented documents to measure parsing on: one Arabic feed of 50 items as newspapers publish it, and small ones of every format
// that differ from one another. Pure; the same number gives the same document.

const SENTENCES = [
  'أعلنت بلدية المدينة القديمة إعادة فتح الجسر الحجري أمام المشاة بعد أعمال ترميم استمرت أربعة أشهر.',
  'وقال مدير المشروع إن المرحلة الثانية ستبدأ "خلال أسابيع"، مضيفاً أن التكلفة لم تتجاوز الموازنة المقررة.',
  'وبحسب السكان، عادت المياه إلى معظم الأحياء مساء الثلاثاء، بينما بقيت ثلاث حارات من دون كهرباء.',
  'وشهدت الأسواق حركة لافتة مع اقتراب العيد، في حين ارتفعت أسعار الخضار بنسبة ١٢ في المئة.',
  'وينتظر المزارعون هطول الأمطار هذا الأسبوع بعد موسم جاف هو الأطول منذ عشرين عاماً.',
]
const CITIES = ['درعا', 'إربد', 'الموصل', 'طرابلس', 'صفاقس', 'المكلا']
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** RSS of 50 items, some 57 KB, in the forms that a large newspaper's system writes: CDATA, paragraphs, a picture, a link. */
export function newspaperFeed(): Uint8Array {
  const items = Array.from({ length: 50 }, (_, at) => {
    const [first, second] = [SENTENCES[at % 5], `${SENTENCES[(at * 3 + 1) % 5]} ${SENTENCES[(at + 2) % 5]}`]
    const city = CITIES[at % 6]
    const link = `https://news.example/ar/local/${2_000 + at}`
    return `<item><title>${city}: ${first?.slice(0, 52)} (${at})</title><link>${link}</link><guid isPermaLink="false">tag:news.example,2026:${at}</guid>
<pubDate>${when(at)}</pubDate><dc:creator><![CDATA[مراسل ${city}]]></dc:creator><category>محليات</category>
<description><![CDATA[<p dir="rtl"><img src="https://cdn.news.example/i/${at}.jpg" alt="" class="lead" width="600"/>${first}</p><p>${second} <a href="${link}" target="_blank">المزيد</a>…</p>]]></description></item>`
  })
  return Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>أخبار المدينة</title><link>https://news.example/ar</link>
<description>صحيفة يومية</description><language>ar</language>
${items.join('\n')}</channel></rss>`)
}

/** The nth of endlessly many small documents: RSS with escaped HTML, Atom, JSON Feed, windows-1256, a broken one. */
export function smallDocument(n: number): Uint8Array {
  const city = CITIES[n % 6]
  const sentence = `${SENTENCES[n % 5]} ${n}`
  const link = `https://site-${n % 997}.example/${n}`
  const escaped = `&lt;p&gt;${sentence} &amp;laquo;${city}&amp;raquo;&lt;br&gt;&lt;b&gt;${n}&lt;/p&gt;`
  const rss = `<rss version="2.0"><channel><title>${city} ${n}</title><item><title>${sentence}</title><link>${link}</link><pubDate>${1 + (n % 28)} آب أغسطس 2026</pubDate><description>${escaped}</description></item></channel></rss>`
  switch (n % 5) {
    case 0:
      return Buffer.from(rss)
    case 1:
      return Buffer.from(
        `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ar"><title>${city}</title><entry><id>urn:${n}</id><title>${sentence}</title><link href="/${n}"/><updated>2026-08-22T10:05:0${n % 10}Z</updated><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>${sentence}</p></div></content></entry></feed>`,
      )
    case 2:
      return Buffer.from(
        JSON.stringify({
          version: 'https://jsonfeed.org/version/1.1',
          title: city,
          items: [{ id: n, url: link, content_html: `<p>${sentence}</p>` }],
        }),
      )
    case 3:
      return windows1256(rss)
    default:
      return Buffer.from(rss.slice(0, -20 - (n % 40)))
  }
}

const when = (at: number) =>
  `Sat, ${String(1 + (at % 28)).padStart(2, '0')} ${MONTHS[at % 12]} 2026 ${String(at % 24).padStart(2, '0')}:05:00 +0300`

let byLetter: Map<string, number> | undefined

function windows1256(text: string): Uint8Array {
  byLetter ??= new Map(
    Array.from({ length: 256 }, (_, byte) => [new TextDecoder('windows-1256').decode(Uint8Array.of(byte)), byte]),
  )
  return Uint8Array.from(text, (letter) => byLetter?.get(letter) ?? 63)
}
