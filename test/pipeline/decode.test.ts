// Bytes in every charset that news was ever written in, labelled rightly, wrongly or not at all, come out as what was written.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import iconv from 'iconv-lite'
import { decode } from '../../server/pipeline/decode.ts'

const ARABIC = 'انقطاع المياه عن أحياء في المدينة القديمة وعودة الكهرباء إلى المستشفى'
const SHORT = 'إعادة فتح الجسر'
const PERSIAN = 'قطع آب در محله هاي قديمي شهر و بازگشت برق به بيمارستان پس از چهار روز'
const URDU = 'پرانے شهر کا پل مرمت کے بعد دوباره کهول ديا گيا'
const RUSSIAN = 'Мост в старом городе снова открыли после ремонта'
const HEBREW = 'הגשר בעיר העתיקה נפתח מחדש לאחר תיקון ארוך'
const FRENCH = 'Le pont de la vieille ville a été rouvert après l’été, à la joie générale'

const rss = (text: string, head = '', prolog = '') =>
  `${prolog}<rss version="2.0"><channel><title>${text}</title>${head}<item><title>${text}</title></item></channel></rss>`
const bytes = (text: string, charset: string) => new Uint8Array(iconv.encode(text, charset))

function comesOut(
  document: string,
  charset: string,
  contentType: string | null = null,
  language: string | null = null,
): void {
  assert.equal(decode(bytes(document, charset), contentType, language).text, document, `${charset}, ${contentType}`)
}

test('windows-1256 comes out as Arabic whatever its label', () => {
  for (const label of [
    null,
    'text/xml',
    'text/xml; charset=utf-8',
    'text/xml; charset=ISO-8859-1',
    'text/xml; charset="windows-1252"',
  ])
    for (const text of [ARABIC, SHORT]) comesOut(rss(text), 'windows-1256', label)
  for (const named of ['utf-8', 'iso-8859-1', 'windows-1256', 'CP1256', 'win-1256'])
    comesOut(rss(ARABIC, '', `<?xml version="1.0" encoding="${named}"?>`), 'windows-1256')
})

test('Persian by the language that the feed or the document names', () => {
  comesOut(rss(PERSIAN), 'windows-1256', null, 'fa')
  comesOut(rss(PERSIAN, '<language>fa-IR</language>'), 'windows-1256', 'text/xml; charset=iso-8859-1')
  comesOut(rss('قلعه', '<language>fa</language>'), 'windows-1256')
})

test('the older charsets of Arabic, named or not', () => {
  comesOut(rss(ARABIC), 'iso-8859-6')
  comesOut(rss(ARABIC), 'cp720')
  comesOut(rss(ARABIC), 'cp720', 'text/xml; charset=DOS-720')
  for (const label of ['cp864', 'ibm864', 'IBM-864'.replace('-', '')]) {
    const shapes = rss('ﺍﻟﺟﺳﺭ')
    comesOut(shapes, 'cp864', `text/xml; charset=${label}`)
  }
})

test('UTF-8 is believed over every other label, and where it is torn', () => {
  for (const label of ['text/xml; charset=windows-1256', 'text/xml; charset=us-ascii', 'text/xml; charset=iso-8859-1'])
    comesOut(rss(ARABIC), 'utf8', label)
  const whole = Buffer.from(rss(ARABIC))
  const torn = decode(whole.subarray(0, whole.indexOf('المستشفى') + 5), 'text/xml')
  assert.equal(torn.charset, 'utf-8')
  assert.ok(torn.text.includes('الكهرباء'))
  assert.ok(decode(Buffer.concat([whole, Buffer.from([0xe9, 0x20])]), null).text.includes(ARABIC))
})

test('byte order marks, and UTF-16 and UTF-32 without', () => {
  for (const charset of ['utf-16le', 'utf-16be', 'utf-32le', 'utf-32be']) {
    assert.equal(
      decode(new Uint8Array(iconv.encode(rss(ARABIC), charset, { addBOM: true })), 'text/xml; charset=utf-8').text,
      rss(ARABIC),
    )
    comesOut(rss(ARABIC), charset)
  }
  // Written by programs that keep text in UTF-16 and send UTF-8.
  comesOut(rss(ARABIC, '', '<?xml version="1.0" encoding="utf-16"?>'), 'utf8')
})

test('HTTP before the prolog, and neither where the bytes say otherwise', () => {
  comesOut(rss(RUSSIAN, '', '<?xml version="1.0" encoding="windows-1251"?>'), 'koi8-r', 'text/xml; charset=koi8-r')
  comesOut(rss(RUSSIAN, '', '<?xml version="1.0" encoding="windows-1251"?>'), 'windows-1251', 'text/xml')
  comesOut(rss(RUSSIAN), 'windows-1251', 'text/xml; charset=iso-8859-1')
  comesOut(rss(RUSSIAN), 'windows-1251', null, 'ru')
  comesOut(rss(HEBREW), 'windows-1255', 'text/xml; charset=iso-8859-1')
  comesOut(rss(FRENCH), 'windows-1252')
  comesOut(rss(FRENCH), 'windows-1252', 'text/xml; charset=utf-8')
  comesOut(rss('旧市街の橋が修理の後に再開した'), 'shift_jis', 'text/xml; charset=no-such-thing')
})

test('a careless server gives way to the prolog where the bytes are not what it says', () => {
  const prolog = (charset: string) => `<?xml version="1.0" encoding="${charset}"?>`
  const short: [string, string][] = [
    ['پل', 'windows-1256'],
    ['Мост', 'koi8-u'],
    ['Мост', 'windows-1251'],
    ['Köprü açıldı', 'iso-8859-9'],
    ['Tűz', 'iso-8859-2'],
    ['Œuvre à 5 €', 'iso-8859-15'],
  ]
  for (const label of ['utf-8', 'ISO-8859-1', 'windows-1252', 'us-ascii'])
    for (const [text, charset] of short)
      comesOut(rss(text, '<language>en</language>', prolog(charset)), charset, `text/xml; charset=${label}`)
  // What HTTP says with care stands, and so do the bytes of UTF-8.
  comesOut(rss(RUSSIAN, '', prolog('windows-1251')), 'koi8-r', 'text/xml; charset=koi8-r')
  comesOut(rss(RUSSIAN, '', prolog('windows-1251')), 'utf8', 'text/xml; charset=iso-8859-1')
  comesOut(rss(FRENCH, '', prolog('utf-8')), 'windows-1252', 'text/xml; charset=utf-8')
})

test('charsets that nobody names are told by what is written in them', () => {
  const written: [string, string[]][] = [
    [PERSIAN, ['windows-1256']],
    [URDU, ['windows-1256']],
    [RUSSIAN, ['windows-1251', 'koi8-r', 'iso-8859-5', 'cp866', 'maccyrillic']],
    ['Міст у старому місті знову відкрили після ремонту, їздити можна щодня', ['windows-1251', 'koi8-u']],
    [HEBREW, ['windows-1255', 'iso-8859-8', 'cp862']],
    ['Η γέφυρα της παλιάς πόλης άνοιξε ξανά μετά τις εργασίες', ['windows-1253', 'iso-8859-7', 'cp737']],
    ['สะพานในเมืองเก่าเปิดใช้อีกครั้งหลังซ่อมแซม', ['windows-874']],
    ['旧市街の橋が修理の後に再開した', ['shift_jis', 'euc-jp']],
    ['구시가지의 다리가 보수를 마치고 다시 열렸다', ['euc-kr']],
    ['老城区的大桥经过维修后重新开放', ['gbk']],
    ['老城區的大橋經過維修後重新開放，居民表示歡迎', ['big5']],
    ['Most na starém městě po dlouhé opravě znovu otevřeli řidičům', ['windows-1250', 'iso-8859-2']],
    ['Most na starówce został ponownie otwarty, mieszkańcy są z tego zadowoleni', ['windows-1250', 'iso-8859-2']],
    ['Eski şehirdeki köprü uzun onarımın ardından yeniden açıldı', ['windows-1254']],
    [FRENCH, ['windows-1252']],
  ]
  for (const [text, charsets] of written)
    for (const charset of charsets)
      for (const label of [null, 'text/xml; charset=utf-8']) comesOut(rss(text), charset, label)
})

test('what is labelled ISO 8859-1 is read so, unless its letters are hardly Western', () => {
  const label = 'text/xml; charset=ISO-8859-1'
  const written: [string, string[]][] = [
    ['Eski şehirdeki köprü uzun onarımın ardından yeniden açıldı', ['windows-1254', 'iso-8859-9']],
    ['Pira bajarê kevn piştî çend rojan dîsa vebû, şofêr û xwediyên dikanan kêfxweş in, şahî heye', ['windows-1254']],
    [
      'Most na starówce został ponownie otwarty, mieszkańcy są zadowoleni, że mogą jeździć',
      ['windows-1250', 'iso-8859-2'],
    ],
    [
      'Nový most na starém městě po dlouhé opravě otevřeli, řidiči už můžou jezdit, ulice má nový povrch',
      ['windows-1250', 'iso-8859-2'],
    ],
    ['Megnyílt a felújított híd a fővárosban, nőtt a forgalom, a gyűlés dönt', ['windows-1250', 'iso-8859-2']],
    ['Erős szél és eső érkezik, jövő héten hűvösebb idő várható', ['windows-1250', 'iso-8859-2']],
  ]
  for (const [text, charsets] of written)
    for (const charset of charsets) {
      comesOut(rss(text), charset, label)
      comesOut(rss(text, '', '<?xml version="1.0" encoding="windows-1252"?>'), charset)
    }
  for (const text of [
    FRENCH,
    'Brúin í gamla bænum var opnuð aftur eftir langa viðgerð, það gleður íbúana',
    'Þórsson met Sigurðsson and Škoda of the bridge works: £5m, 20 m² of “new” pavement, §4 and ½ a day of talks at Zoë’s café',
    'Vanalinna sild avati pärast pikka remonti, sõitjad on rõõmsad, võib öelda, märkis Gábor Szabó',
    'As eleições e as negociações põem em causa as decisões, já não há ações à margem, é difícil',
    '¿Quién abrió el puente? El 3º y la 1ª obra, «más» l´eau, col·legi, ±2 €',
  ])
    comesOut(rss(text), 'windows-1252', label)
})

test('a few words among addresses are told all the same', () => {
  const link = '<link>https://news.example/politics/2026/03/05/a-long-address-of-an-article-about-something</link>'
  const thin = (title: string) =>
    `<rss version="2.0"><channel><title>News</title>${link}<item><title>${title}</title>${link}<pubDate>Thu, 05 Mar 2026 10:00:00 GMT</pubDate></item></channel></rss>`
  for (const label of [null, 'text/xml; charset=iso-8859-1']) {
    comesOut(thin(ARABIC), 'windows-1256', label)
    comesOut(thin(HEBREW), 'windows-1255', label)
    comesOut(thin(RUSSIAN), 'koi8-r', label)
    comesOut(thin(FRENCH), 'windows-1252', label)
  }
})

test('a lone letter, and a few of them, are Western where nothing says otherwise', () => {
  for (const text of [
    'Fußball',
    'Tromsø',
    'España: huelga',
    'La città è chiusa',
    'Un café à Paris',
    '“Quoted”',
    '50 €',
  ])
    comesOut(`<rss><channel><item><title>${text}</title></item></channel></rss>`, 'windows-1252')
  comesOut(rss('Łódź', '<language>pl</language>'), 'iso-8859-2')
})

test('Chinese, Japanese and Korean in seven bits, named or not', () => {
  const seven: [string, string, string[]][] = [
    ['\u001b$B5l;T39$N66$,:F3+$7$?\u001b(B <b>A</b>', '旧市街の橋が再開した <b>A</b>', ['iso-2022-jp', 'ISO2022JP']],
    ['~{@O3GGxVX~}, ~~ and ~{GE~}~\n.', '老城区重, ~ and 桥.', ['hz-gb-2312', 'HZ']],
    ['\u001b$)C\u000e4Y8.0!\u000f \u000e4Y=C\u000f A', '다리가 다시 A', ['iso-2022-kr', 'ISO2022KR']],
  ]
  for (const [bytes, text, names] of seven)
    for (const label of [null, ...names.map((name) => `text/xml; charset=${name}`)])
      assert.equal(decode(Buffer.from(rss(bytes), 'latin1'), label).text, rss(text), label ?? bytes)
  // In UTF-8 the same marks are themselves.
  for (const text of ['rm ~{a,b}', 'é \u001b$B', 'x = ~{y} ~} z', 'é ~{@O3G~}']) comesOut(rss(text), 'utf8')
})

test('Arabic that was read in a Western charset and written out again is taken back', () => {
  const once = new TextDecoder('windows-1252').decode(bytes(rss(ARABIC), 'windows-1256'))
  assert.equal(decode(Buffer.from(once), null).text, rss(ARABIC))
  const twice = new TextDecoder('windows-1252').decode(Buffer.from(rss(ARABIC)))
  assert.equal(decode(Buffer.from(twice), null).text, rss(ARABIC))
  assert.equal(decode(Buffer.from(rss(FRENCH)), null).text, rss(FRENCH))
  assert.equal(decode(Buffer.from(rss('ÀÈÌÒÙ ÇÃÕ çãõ Ñandú Ærø Öst')), null).text, rss('ÀÈÌÒÙ ÇÃÕ çãõ Ñandú Ærø Öst'))
})

test('presentation forms and mixed letters stay as they were written', () => {
  comesOut(rss('ﺍﻟﺟﺳﺭ يى کك ههە'), 'utf8')
})

test('any bytes under any label become a string', () => {
  const labels = fc.constantFrom(
    'utf-8',
    'windows-1256',
    'utf-16',
    'utf-7',
    'iso-2022-jp',
    'iso-2022-kr',
    'cp864',
    'x',
    '"',
    'hz-gb-2312',
  )
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 300 }),
      labels,
      fc.constantFrom(null, 'ar', 'ru', 'x-y'),
      (some, label, language) => {
        assert.equal(typeof decode(some, `text/xml; charset=${label}`, language).text, 'string')
      },
    ),
    { numRuns: 1_000 },
  )
})
