// Openings of eight words or so, invented, in the languages that have no measure elsewhere; and what is no language at all.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { identifyLanguage } from '../../core/text/language.ts'

const OPENINGS: Record<string, string[]> = {
  uk: [
    'Уряд оголосив про перенесення переговорів на середу',
    'Рятувальники знайшли під завалами ще трьох людей',
    'У місті тимчасово відключили воду та світло',
    'Мешканці сіл повертаються додому після повені',
    'Суд відклав розгляд справи на наступний тиждень',
    'Вчителі вимагають підвищення платні вже цього року',
  ],
  fr: [
    'Le gouvernement annonce le report des pourparlers à mercredi',
    "Trois personnes retrouvées sous les décombres de l'école",
    'La ville est privée d’eau depuis hier soir',
    'Les habitants rentrent chez eux après les inondations',
    'Un tribunal reporte une affaire de corruption à lundi',
    'Des enseignants réclament une hausse de leurs salaires',
  ],
  de: [
    'Die Regierung verschiebt die Gespräche auf den Mittwoch',
    'Drei Menschen wurden unter den Trümmern gefunden',
    'In der Stadt ist seit gestern das Wasser abgestellt',
    'Nach der Flut kehren die Bewohner zurück',
    'Das Gericht vertagt einen Fall von Bestechung',
    'Lehrer fordern noch in diesem Jahr mehr Lohn',
  ],
  es: [
    'El gobierno aplaza las conversaciones hasta el miércoles',
    'Hallan a tres personas bajo los escombros de la escuela',
    'La ciudad está sin agua desde ayer por la noche',
    'Los vecinos vuelven a sus casas tras la inundación',
    'Un tribunal aplaza el juicio por corrupción al lunes',
    'Los maestros piden un aumento de sueldo este año',
  ],
  ru: ['Правительство перенесло переговоры на среду', 'Жители возвращаются домой после наводнения'],
  ar: [
    'كل صف به أربعة عشر عنصرا في جدول واحد',
    'تأجيل المحادثات يوما واحدا وسط قصف على المدينة',
    'عودة السكان إلى بيوتهم بعد انحسار السيول',
  ],
  ckb: ['دانوستانەکان بۆ ڕۆژی چوارشەممە دواخران', 'خەڵکی شارەکە دوای لافاو گەڕانەوە ماڵەوە'],
  kmr: ['Hikûmetê civîn heta roja çarşemê paş xist', 'Şêniyên gund piştî lehiyê vedigerin malên xwe'],
  fa: [
    'دولت گفتگوها را یک روز به عقب انداخت',
    'ساکنان پس از سیل به خانه‌ها برگشتند',
    // As old charsets and keyboards write it, with the yeh and the kaf of Arabic.
    'قطع آب در محله هاي قديمي شهر و بازگشت برق',
    'پل شهر قديمي پس از تعمير باز شد',
    'دولت مذاكرات را به روز چهارشنبه موكول كرد',
  ],
  ur: ['حکومت نے مذاکرات ایک دن کے لیے ملتوی کر دیے', 'سیلاب کے بعد لوگ اپنے گھروں کو لوٹ آئے'],
  he: ['הממשלה דחתה את השיחות ליום רביעי', 'התושבים שבים לבתיהם אחרי השיטפון'],
  tr: ['Hükümet görüşmeleri çarşamba gününe erteledi', 'Selden sonra köylüler evlerine dönüyor'],
}

test('openings of eight words are told apart', () => {
  for (const [language, openings] of Object.entries(OPENINGS))
    for (const opening of openings) assert.equal(identifyLanguage(opening), language, opening)
})

test('what has no letters has no language; the feed’s language decides where the text does not', () => {
  for (const text of ['', '123 – 456', '!!! ???', '😀😀']) assert.equal(identifyLanguage(text), 'und')
  assert.equal(identifyLanguage('2026', 'ar'), 'ar')
  assert.equal(identifyLanguage('درعا', 'fa'), 'fa')
  assert.equal(identifyLanguage('قصف على المدينة أمس', 'fa'), 'ar', 'a prior, not a verdict')
})
