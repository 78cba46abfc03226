// Dates in the digits of any script, months of other calendars and other spellings, and zones that have namesakes.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readDate } from '../../server/pipeline/dates.ts'
import { parseFeed } from '../../server/pipeline/parse.ts'

function areRead(minute: string | undefined, dates: string[], language?: string): void {
  for (const written of dates) assert.equal(readDate(written, language)?.toISOString().slice(0, 16), minute, written)
}

test('digits of any script are digits', () => {
  areRead('2024-03-05T10:30', [
    ...['०५/०३/२०२४ १०:३०', '५ मार्च २०२४, १०:३०', '৫ মার্চ ২০২৪ ১০:৩০', '໕/໓/໒໐໒໔ ໑໐:໓໐', '၅/၃/၂၀၂၄ ၁၀:၃၀'],
    ...['꘥/꘣/꘢꘠꘢꘤ ꘡꘠:꘣꘠', '𑄻/𑄹/𑄸𑄶𑄸𑄺 𑄷𑄶:𑄹𑄶', '𞥕/𞥓/𞥒𞥐𞥒𞥔 𞥑𞥐:𞥓𞥐', '2024-03-05 10:30'],
  ])
  const digits = Array.from({ length: 0x20000 }, (_, code) => code).filter((code) =>
    /\p{Nd}/u.test(String.fromCodePoint(code)),
  )
  for (const [index, code] of digits.entries()) {
    const day = `1${String.fromCodePoint(code)}.03.2024`
    assert.equal(readDate(day)?.getUTCDate(), 10 + (index % 10), day)
  }
})

test('Persian and Kurmanji in their other spellings', () => {
  areRead('2024-08-22T00:00', ['۲۲ آگوست ۲۰۲۴', '۲۲ اگوست ۲۰۲۴'])
  const kurmanji =
    'Çileya,Sibata,Adarê,Nîsanî,Gulana,Hezîranê,Tîrmeha,Tebaxê,Îlonî,Cotmeha,Mijdarê,Berfanbara;Çileya Paşîn,Sibatê,Adara,Nîsanê,Gulanê,Hezîrana,Tîrmehê,Tebaxa,Îlona,Cotmehê,Mijdara,Kanûna Pêşîn'
  for (const months of kurmanji.split(';'))
    for (const [index, month] of months.split(',').entries())
      areRead(new Date(Date.UTC(2024, index, 5)).toISOString().slice(0, 16), [`5 ${month} 2024`, `5ê ${month} 2024`])
})

test('months of the lunar calendar in Latin and Arabic letters, unless ours stand beside', () => {
  areRead('2024-03-05T00:00', [
    ...[
      '24 Shaban 1445',
      "24 Sha'ban 1445 AH",
      '24 Sha‘bān 1445',
      'Shaaban 24, 1445',
      '24 Şaban 1445',
      '24 شعبان 1445',
      '٢٤ شعبان ١٤٤٥ هـ',
    ],
    ...['24 Shaban 1445 / 5 March 2024', '24 شعبان 1445 - 05/03/2024'],
  ])
  const named: [string, string][] = [
    ['2023-09-18T00:00', '3 Rabi al-Awwal 1445,3 Rabi I 1445,3 Rabi’ ul-Awwal 1445'],
    ['2023-12-16T00:00', '3 Jumada al-Thani 1445,Jumada II 3 1445,3 Jumada al-Akhirah 1445'],
    ['2024-03-11T00:00', '1 Ramadan 1445,1 Ramadhan 1445,1 Ramazan 1445'],
    ['2024-05-11T00:00', "3 Dhu al-Qi'dah 1445,3 Dhul-Qadah 1445"],
    ['2024-06-09T00:00', '3 Dhul-Hijjah 1445,3 Dhu al-Hijjah 1445,3 Zilhicce 1445'],
  ]
  for (const [day, list] of named) areRead(day, list.split(','))
  areRead(undefined, ['24 Shaban', '24 Shaban 2024', '31 Shaban 1445'])
})

test('milliseconds as .NET writes them', () =>
  areRead('2024-03-05T10:00', ['/Date(1709632800000)/', '/Date(1709632800000+0200)/']))

test('ISO 8601 with less than it asks for', () => {
  areRead('2024-03-05T10:00', ['2024-03-05T10Z', '2024-03-05T12+02', '2024-3-5T10:0:0Z', '2024-03-05T5:00-05:00'])
  areRead('2024-03-05T09:05', ['2024-3-5T9:5:0Z', '2024-3-5T9:5', '2024-03-05T9:05:00+0000'])
})

test('zones of North America that are summer and winter time in one', () => {
  areRead('2024-03-05T15:00', [
    'March 5, 2024 10:00 AM ET',
    'Tue Mar 05 10:00:00 ET 2024',
    '10 a.m. ET Tuesday, March 5, 2024',
  ])
  areRead('2024-07-05T14:00', [
    'July 5, 2024, 10:00 AM ET',
    '2024-07-05 09:00 CT',
    '10:00 ET - 5 July 2024',
    'Fri, 05 Jul 2024 11:00:00 AT',
    'July 5, 2024 7 a.m. PT',
  ])
  // On the nights on which clocks change.
  areRead('2024-03-10T06:59', ['2024-03-10 01:59 ET'])
  areRead('2024-03-10T07:00', ['2024-03-10 03:00 ET'])
  areRead('2024-08-05T10:05', ['le 5 août 2024 à 10h05 et après', '5 août 2024 10h05 et plus'])
})

test('namesakes of zones are told apart by the language', () => {
  const [ast, ist, cst] = ['AST', 'IST', 'CST'].map((zone) => `Tue, 05 Mar 2024 10:00:00 ${zone}`) as [
    string,
    string,
    string,
  ]
  areRead('2024-03-05T07:00', [ast], 'ar-SA')
  areRead('2024-03-05T14:00', [ast], 'en')
  areRead('2024-03-05T08:00', [ist], 'he')
  areRead('2024-03-05T04:30', [ist], 'en-IN')
  areRead('2024-03-05T04:30', [ist])
  areRead('2024-03-05T02:00', [cst], 'zh-CN')
  areRead('2024-03-05T16:00', [cst], 'en')
  const feed = parseFeed(
    `<rss><channel><language>ar</language><item><title>T</title><pubDate>${ast}</pubDate></item></channel></rss>`,
  )
  assert.equal('error' in feed ? undefined : feed.items[0]?.publishedAt, '2024-03-05T07:00:00.000Z')
})
