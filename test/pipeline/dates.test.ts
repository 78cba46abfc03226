// Dates as feeds write them, each with the instant it means; what means none is undefined.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { readDate } from '../../server/pipeline/dates.ts'

const DAY = '2026-08-22T00:00:00.000Z'
const TIME = '2026-08-22T10:05:00.000Z'
const EVENING = '2026-08-22T22:05:00.000Z'

const READ: Record<string, [expected: string, written: string[]]> = {
  'RFC 822 and its mistakes': [
    TIME,
    [
      ...[
        'Sat, 22 Aug 2026 10:05:00 GMT',
        '22 Aug 2026 10:05 UT',
        'Sat, 22 Aug 26 10:05:00 Z',
        'SAT, 22 AUG 2026 10:05:00 +0000',
      ],
      ...['Sat,22 August 2026 13:05:00 +0300', 'Sat 22 Aug 2026 06:05:00 EDT', 'Sat, 22-Aug-2026 10:05:00 GMT'],
      ...['Sat(a (nested) day), 22(nd) Aug(ust) 2026 10:05:00 +0000(GMT)', 'Wrong, 22 Aug 2026 10:05:00 GMT'],
      ...[
        'Sat Aug 22 10:05:00 2026',
        'Sat Aug 22 03:05:00 PDT 2026',
        'Sat, 22 Aug 2026 12:05:00 +02:00',
        'Sat, 22 Aug 2026 13:05 GMT+3',
      ],
    ],
  ],
  'ISO 8601 and its mistakes': [
    TIME,
    [
      ...[
        '2026-08-22T10:05:00Z',
        '2026-08-22T10:05Z',
        '2026-08-22 10:05:00',
        '20260822T100500Z',
        '2026-08-22T100500Z',
        '2026-08-22T13:05:00+03',
      ],
      ...[
        '2026-08-22T07:05:00-0300',
        '2026/08/22 10:05',
        '2026-08-22T10:05:00.000+00:00',
        '1787393100',
        '1787393100000',
      ],
    ],
  ],
  'numbers alone': [
    DAY,
    ['22/08/2026', '22.8.2026', '8/22/2026', '2026-234', '2026-W34-6', '2026年8月22日', '22-Aug-26'],
  ],
  Arabic: [
    DAY,
    [
      ...['22 آب 2026', 'السبت ٢٢ آب/أغسطس ٢٠٢٦', '22 آب أغسطس 2026', '22 اغسطس 2026م', '22 غشت 2026', '22 أوت 2026'],
      ...['السبت 9 ربيع الأول 1448 هـ الموافق 22 أغسطس 2026', '٩ ربيع الأول ١٤٤٨'],
    ],
  ],
  'Arabic evenings': [
    EVENING,
    ['السبت، 22 أغسطس 2026 - 10:05 م', '٢٢ آب ٢٠٢٦ الساعة ١٠:٠٥ مساءً', '22/08/2026 10:05 م'],
  ],
  Persian: [DAY, ['شنبه ۳۱ مرداد ۱۴۰۵', '۱۴۰۵/۰۵/۳۱', '۲۲ اوت ۲۰۲۶', '۳۱ اسد ۱۴۰۵']],
  Kurdish: [DAY, ['22ی ئابی 2026', '٢٢ی ئاب ٢٠٢٦', '31ی گەلاوێژی 2726', '22ê Tebaxê 2026', '22 Gelawêj 2026']],
  'Kurdish evenings': [EVENING, ['٢٢ی ئابی ٢٠٢٦ ١٠:٠٥ د.ن']],
  'Turkish, Hebrew, Russian and others': [
    TIME,
    [
      ...[
        '22 Ağustos 2026 Cumartesi 10:05',
        '22 באוגוסט 2026, 10:05',
        'Сб, 22 авг. 2026 13:05 +0300',
        '22 августа 2026, 10:05',
      ],
      ...['sam. 22 août 2026 10h05', '22. August 2026 10:05', 'sáb, 22 ago 2026 10:05', '2026년 8월 22일 오전 10:05'],
    ],
  ],
}
for (const [name, [expected, list]] of Object.entries(READ))
  test(name, () => {
    for (const written of list) assert.equal(readDate(written)?.toISOString(), expected, written)
  })

test('two month names at once are one month, in every pair of the Levant and of Egypt', () => {
  const pairs = (
    'كانون الثاني يناير,شباط فبراير,آذار مارس,نيسان أبريل,أيار مايو,حزيران يونيو,تموز يوليو,آب أغسطس,أيلول سبتمبر,' +
    'تشرين الأول أكتوبر,تشرين الثاني نوفمبر,كانون الأول ديسمبر'
  ).split(',')
  for (const [index, pair] of pairs.entries())
    assert.equal(readDate(`16 ${pair} 2016`)?.toISOString(), new Date(Date.UTC(2016, index, 16)).toISOString(), pair)
  assert.equal(readDate('15 و16 شباط فبراير 2016')?.toISOString(), '2016-02-16T00:00:00.000Z')
})

test('a weekday that is spelt like a month is none', () => {
  assert.equal(readDate('mar. 5 août 2025')?.toISOString(), '2025-08-05T00:00:00.000Z')
  assert.equal(readDate('mar, 05 ago 2025')?.toISOString(), '2025-08-05T00:00:00.000Z')
})

test('midnight as 24:00, a leap second, American order with its clock', () => {
  assert.equal(readDate('Fri, 21 Aug 2026 24:00:00 GMT')?.toISOString(), DAY)
  assert.equal(readDate('2016-12-31T23:59:60Z')?.toISOString(), '2016-12-31T23:59:59.000Z')
  assert.equal(readDate('3/4/2026 5:00 PM')?.toISOString(), '2026-03-04T17:00:00.000Z')
  assert.equal(readDate('3/4/2026 17:00')?.toISOString(), '2026-04-03T17:00:00.000Z')
  assert.equal(readDate('12:05 AM, August 22, 2026')?.toISOString(), '2026-08-22T00:05:00.000Z')
})

test('minutes of one digit, days of the year with a time, offsets of three digits, zones of a letter or in brackets', () => {
  const read: [minute: string, written: string[]][] = [
    ['2026-08-22T10:00', ['2026-234T10:00:00Z', '2026-W34-6T10:00Z', '20260822 10:00']],
    ['2026-08-22T10:05', ['20260822T10:05:00Z', 'Sat, 22 Aug 2026 10:5:7 GMT', '22 Aug 2026 10:5']],
    ['2026-08-22T18:05', ['Sat, 22 Aug 2026 10:05:00 -800', '2026-08-22T10:05:00-8:00', '2026-08-22 11:05:00 (PDT)']],
    ['2026-08-22T10:05', ['2026-08-22 10:05:00 GMT (PDT)', 'Sat, 22 Aug 2026 09:05:00 A', '22 Aug 2026 10:05 (noon)']],
    ['2026-08-22T22:05', ['22 ago 2026 10:05 p. m.', '10:05 p.m. 22 ago 2026', 'Sun, 23 Aug 2026 10:05:00 Y']],
    ['2026-08-22T10:05', ['22 ago 2026 10:05 a. m.', '22 de agosto de 2026 10:05 h']],
  ]
  for (const [minute, list] of read)
    for (const written of list) assert.equal(readDate(written)?.toISOString().slice(0, 16), minute, written)
})

test('a digit after an hour without minutes is the day', () => {
  for (const written of ['10h 5 mars 2026', 'à 10 h 5 mars 2026', '10h 5 de março de 2026', '10h 5/3/2026'])
    assert.equal(readDate(written)?.toISOString().slice(0, 10), '2026-03-05', written)
})

test('what is no date is undefined, never now', () => {
  for (const written of [
    ...[
      '',
      ' ',
      'yesterday',
      'منذ ساعتين',
      'اليوم',
      '22 أغسطس',
      'أغسطس 2026',
      '31 February 2026',
      '2026-13-01',
      '25:61',
      '10:05',
    ],
    ...[
      '0001-01-01T00:00:00Z',
      '1970-01-01T00:00:00Z',
      'Sat, 22 Aug 2026 29:05:00 GMT',
      '32 مرداد 1405',
      '2026-02-30',
      'NaN',
    ],
  ])
    assert.equal(readDate(written), undefined, written)
})

test('any string is a valid date of this age or none, and quickly so', () => {
  const words = fc.constantFrom(
    '22',
    '2026',
    'آب',
    'Aug',
    ':',
    '+',
    '-',
    '(',
    ')',
    '٢',
    'م',
    'AM',
    ' ',
    ',',
    'T',
    'شباط',
    'دی',
  )
  fc.assert(
    fc.property(fc.array(fc.oneof(words, fc.string({ maxLength: 4 })), { maxLength: 20 }), (parts) => {
      const date = readDate(parts.join(''))
      assert.ok(date === undefined || (date.getUTCFullYear() >= 1899 && date.getUTCFullYear() <= 2603), parts.join(''))
    }),
    { numRuns: 3_000 },
  )
  const began = performance.now()
  for (const piece of ['(', '1', ' 1:', 'a ', '22 آب ', '((a', '1 2 ']) readDate(piece.repeat(200))
  readDate('('.repeat(199))
  assert.ok(performance.now() - began < 500)
})
