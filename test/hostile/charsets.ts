// Behaviours of bytes: charsets that are not what is said, in all directions; what stands before the prolog; bytes that are no text.
import iconv from 'iconv-lite'
import { always, type Behaviour, rss } from './behaviour.ts'

const ARABIC = 'وصلت سفينة القمح إلى الميناء القديم صباح اليوم'
// With the Arabic letter yeh, as the charset has no other.
const PERSIAN = 'کشتي گندم امروز صبح به بندر قديمي رسيد'
const RUSSIAN = 'Пароход с зерном пришёл утром в старую гавань'
const FRENCH = 'Le bateau de blé est arrivé près du vieux port'
const KOREAN = '밀을 실은 배가 아침에 항구에 도착했다'
const CHINESE = '装载小麦的船今天早晨抵达旧港口'
const TEXT: Record<string, string> = {
  [ARABIC]: 'قال عمال الميناء إن السفينة تحمل عشرين ألف طن من القمح وإن التفريغ يبدأ غدا في الصباح الباكر',
  [PERSIAN]: 'کارگران بندر گفتند که اين کشتي بيست هزار تن گندم دارد و تخليه آن فردا آغاز مي شود',
  [RUSSIAN]: 'Рабочие порта сказали, что на борту двадцать тысяч тонн и разгрузка начнётся завтра',
  [FRENCH]: 'Les ouvriers ont déclaré que le déchargement commencera demain à l’aube',
  [KOREAN]: '항만 노동자들은 하역이 내일 시작된다고 말했다',
  [CHINESE]: '港口工人说卸货将于明天开始',
}
const LANGUAGES: Record<string, string> = {
  [ARABIC]: 'ar',
  [PERSIAN]: 'fa',
  [RUSSIAN]: 'ru',
  [FRENCH]: 'fr',
  [KOREAN]: 'ko',
  [CHINESE]: 'zh',
}

const document = (headline: string, before: string, language = LANGUAGES[headline] as string) =>
  rss([{ title: headline, guid: 'c-1', text: TEXT[headline] as string }], { before, language })
const prolog = (charset: string) => `<?xml version="1.0" encoding="${charset}"?>`

/** A headline in the bytes of `charset`, with what HTTP and the prolog say. */
function written(
  name: string,
  headline: string,
  charset: string,
  said: { http?: string; prolog?: string; language?: string },
): Behaviour {
  const text = document(headline, said.prolog ? prolog(said.prolog) : '', said.language)
  const type = `text/xml${said.http ? `; charset=${said.http}` : ''}`
  return {
    name,
    serve: always(iconv.encode(text, charset, { addBOM: false }), { 'Content-Type': type }),
    expect: { titles: [headline] },
  }
}

const utf8 = (name: string, body: string | Buffer, expected: string[]): Behaviour => ({
  name,
  serve: always(body, { 'Content-Type': 'text/xml' }),
  expect: { titles: expected },
})
const plain = document(ARABIC, prolog('UTF-8'))
const bytes = Buffer.from(plain)

export const CHARSETS: Behaviour[] = [
  written('windows-1256 called UTF-8', ARABIC, 'windows-1256', { http: 'utf-8', prolog: 'UTF-8' }),
  written('windows-1256 called ISO-8859-1', ARABIC, 'windows-1256', { http: 'iso-8859-1', prolog: 'ISO-8859-1' }),
  written('windows-1256 called nothing', ARABIC, 'windows-1256', {}),
  written('windows-1256 called windows-1252', ARABIC, 'windows-1256', { prolog: 'windows-1252' }),
  written('windows-1256 called English', ARABIC, 'windows-1256', { http: 'utf-8', language: 'en' }),
  written('windows-1256 called itself', ARABIC, 'windows-1256', { prolog: 'windows-1256' }),
  written('Persian in windows-1256 called UTF-8', PERSIAN, 'windows-1256', { http: 'utf-8', prolog: 'UTF-8' }),
  written('ISO-8859-6 called itself', ARABIC, 'iso-8859-6', { prolog: 'ISO-8859-6' }),
  written('ISO-8859-6 called UTF-8', ARABIC, 'iso-8859-6', { prolog: 'UTF-8' }),
  written('cp720 called itself', ARABIC, 'cp720', { prolog: 'cp720' }),
  written('UTF-8 called windows-1256', ARABIC, 'utf-8', { http: 'windows-1256', prolog: 'windows-1256' }),
  written('UTF-8 called ISO-8859-1', ARABIC, 'utf-8', { http: 'iso-8859-1' }),
  written('UTF-8 called US-ASCII', ARABIC, 'utf-8', { http: 'us-ascii', prolog: 'US-ASCII' }),
  written('UTF-8 called UTF-16', ARABIC, 'utf-8', { http: 'utf-16', prolog: 'UTF-16' }),
  written('UTF-8 called what nobody knows', ARABIC, 'utf-8', { http: 'x-klingon', prolog: 'none' }),
  written('UTF-16 little-endian without a mark', ARABIC, 'utf-16le', { prolog: 'UTF-16' }),
  written('UTF-16 big-endian without a mark', ARABIC, 'utf-16be', { prolog: 'UTF-16' }),
  written('UTF-16 without a mark called UTF-8', ARABIC, 'utf-16le', { http: 'utf-8', prolog: 'UTF-8' }),
  written('UTF-32', ARABIC, 'utf-32le', { prolog: 'UTF-32' }),
  written('windows-1251 called UTF-8', RUSSIAN, 'windows-1251', { http: 'utf-8', prolog: 'UTF-8' }),
  written('windows-1251 called ISO-8859-1', RUSSIAN, 'windows-1251', { http: 'iso-8859-1' }),
  written('KOI8-R called nothing', RUSSIAN, 'koi8-r', {}),
  written('ISO-8859-1 called UTF-8', FRENCH, 'windows-1252', { http: 'utf-8', prolog: 'UTF-8' }),
  written('EUC-KR called itself', KOREAN, 'euc-kr', { http: 'euc-kr' }),
  written('GB18030 called GB2312', CHINESE, 'gb18030', { prolog: 'gb2312' }),
  utf8('UTF-16 with a mark called UTF-8', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(plain, 'utf16le')]), [
    ARABIC,
  ]),
  utf8('UTF-8 with a mark', Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), bytes]), [ARABIC]),
  utf8('mark and white space before the prolog', `\ufeff\r\n\t  ${plain}`, [ARABIC]),
  utf8('two marks', `\ufeff\ufeff${plain}`, [ARABIC]),
  utf8(
    'a warning before the prolog',
    `<br />\n<b>Warning</b>: Undefined index in <b>/feed.php</b> on line <b>3</b><br />\n${plain}`,
    [ARABIC],
  ),
  utf8('UTF-8 written out twice', Buffer.from(bytes.toString('latin1'), 'utf8'), [ARABIC]),
  utf8('UTF-8 with one torn byte', Buffer.concat([bytes.subarray(0, -60), Buffer.from([0xd8]), bytes.subarray(-60)]), [
    ARABIC,
  ]),
  utf8('a NUL after every line', plain.replaceAll('>', '>\u0000'), [ARABIC]),
  utf8(
    'NUL bytes and control characters in the title',
    document(ARABIC, prolog('UTF-8')).replace('القمح', 'الق\u0000\u0001\u0008\u001bمح'),
    [ARABIC],
  ),
  utf8('references to NUL and to halves of pairs', document(ARABIC, '').replace('القمح', 'القمح&#0;&#x0;&#1;'), [
    ARABIC,
  ]),
]
