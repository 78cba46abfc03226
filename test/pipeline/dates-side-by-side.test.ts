// Dates in numbers as newsrooms write them: times with a dot, zones after a blank or in brackets, weekdays that settle which number is
// the month, two calendars side by side.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readDate } from '../../server/pipeline/dates.ts'

function areRead(dates: [written: string, minute: string | undefined][]): void {
  for (const [written, minute] of dates) assert.equal(readDate(written)?.toISOString().slice(0, 16), minute, written)
}

test('a time with a dot is a time where the rest is a day, and no month', () =>
  areRead([
    ['5 Mart 2024 - 10.30', '2024-03-05T10:30'],
    ['5 marzo 2024 - 10.30', '2024-03-05T10:30'],
    ['5 مارس 2024 - 10.30', '2024-03-05T10:30'],
    ['05.03.2024 - 10.30', '2024-03-05T10:30'],
    ['10.30 - 05.03.2024', '2024-03-05T10:30'],
    ['05.03.24 10.30', '2024-03-05T10:30'],
    ['5.3.2024 klo 22.45', '2024-03-05T22:45'],
    ['05.03.2024, 22.45 Uhr', '2024-03-05T22:45'],
    ['Selasa, 05 Mar 2024 - 10.30 WIB', '2024-03-05T03:30'],
    ['Tue, 05 Mar 2024 10.05.00 +0300', '2024-03-05T07:05'],
    ['2024-03-05 10.00', '2024-03-05T10:00'],
    ['05.03.24', '2024-03-05T00:00'],
    ['10.30', undefined],
  ]))

test('an offset of hours is one after a blank and in brackets too, unless another zone is written', () =>
  areRead([
    ['Tue, 05 Mar 2024 10:00:00 +03', '2024-03-05T07:00'],
    ['Tue, 05 Mar 2024 10:00:00 -03', '2024-03-05T13:00'],
    ['Tue Mar 05 10:00:00 +03 2024', '2024-03-05T07:00'],
    ['Tue, 05 Mar 2024 10:00:00 (GMT+3)', '2024-03-05T07:00'],
    ['Tue, 05 Mar 2024 10:00:00 (+0300)', '2024-03-05T07:00'],
    ['Tue, 05 Mar 2024 10:00 (UTC+03:00)', '2024-03-05T07:00'],
    ['Tue Mar 05 2024 10:00:00 GMT+0300 (GMT+03:00)', '2024-03-05T07:00'],
    ['10:00 - 5 mars 2024', '2024-03-05T10:00'],
    ['10:00 -05/03/2024', '2024-03-05T10:00'],
  ]))

test('a weekday settles which number is the month', () =>
  areRead([
    ['Tue, 03/05/2024 - 10:00', '2024-03-05T10:00'],
    ['الثلاثاء, 03/05/2024 - 10:00', '2024-03-05T10:00'],
    ['Friday, 03/05/2024 - 10:00', '2024-05-03T10:00'],
    ['Sun, 03/05/2024 - 10:00', '2024-05-03T10:00'],
  ]))

test('of two days side by side each is read in its own calendar', () =>
  areRead([
    ['15/12/1402 - 05/03/2024', '2024-03-05T00:00'],
    ['24/8/1445 - 5/3/2024', '2024-03-05T00:00'],
    ['5/3/2024 - 24/8/1445', '2024-03-05T00:00'],
    ['2024 - 03 - 05', '2024-03-05T00:00'],
    ['2024. 3. 5. 10:00', '2024-03-05T10:00'],
    ['2024年3月5日 10:00', '2024-03-05T10:00'],
    ['۱۵ مهرماه ۱۴۰۳', '2024-10-06T00:00'],
    ['۱۵ مهر ماه ۱۴۰۳', '2024-10-06T00:00'],
  ]))
