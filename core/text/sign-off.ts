// Finds the sign-off of a text: the last lines that say who wrote, edited, translated or carried it, and nothing of what happened.
// Pure: a UTF-16 range that ends with the text, or null. A text is never all sign-off.

// Who did what, in the languages we read; a colon or a name follows. Beginnings of words are enough where endings vary.
const LABELS = [
  // Arabic; `ت` stands for تحرير before an editor's initials.
  'ت',
  'تحرير',
  'إعداد',
  'اعداد',
  'إعداد وتحرير',
  'ترجمة',
  'ترجمة وتحرير',
  'المحرر',
  'المحررة',
  'كتابة',
  'تغطية',
  'المصدر',
  'مراجعة',
  'تدقيق',
  // Kurdish, in both scripts.
  'ئامادەکردن\\p{L}*',
  'سەرچاوە',
  'نووسین\\p{L}*',
  'وەرگێڕان\\p{L}*',
  'Amadekar',
  'Çavkanî',
  'Werger',
  // Persian, Turkish, Russian, French, English.
  'منبع',
  'تهیه و تنظیم',
  'ترجمه',
  'تنظیم',
  'Haber',
  'Editör',
  'Kaynak',
  'Muhabir',
  'Çeviri',
  'Источник',
  'Редактор',
  'Перевод',
  'Подготовил[аи]?',
  'Source',
  'Rédaction',
  'Edited by',
  'Editor',
  'Reporter',
  'Translated by',
  'Compiled by',
]
const LABELLED = new RegExp(`^(?:${LABELS.join('|')})\\s*[:：]\\s*\\S`, 'iu')
const BY =
  /^(?:additional |further )?(?:reporting|writing|editing|edited|compiled|translated|translation)(?: and (?:reporting|writing|editing))? by\b/iu
// `انتهای پیام`: the end of the message.
const CLOSING = /^(?:انتهای پیام|انتهی|ENDS|KONIEC)\s*[./]*\s*[\p{N}\p{L}]{0,4}$/u
const BRACKETED = /^[([（]([^()[\]（）]{2,120})[)\]）]\.?$/u
// A desk's or an agency's name alone, as `— AFP`, `- رويترز`.
const AFTER_DASH = /^[—–-]\s*(?:with |avec )?[\p{Lu}\p{Lo}][^.!?؟:،,;]{1,40}$/u
const LONGEST = 200
const MOST_WORDS_OF_A_NAME = 5
const MOST_WORDS_AFTER_LABEL = 12
const MOST_LINES = 4
// At the end of the last sentence itself.
const INLINE = /[.!?؟…»”"]\s*([([（][^()[\]（）\n]{2,40}[)\]）])\s*$/u

export function findSignOff(text: string): { start: number; end: number } | null {
  let start = text.trimEnd().length
  const end = start
  for (let line = 0; line < MOST_LINES; line++) {
    const from = text.lastIndexOf('\n', start - 1) + 1
    if (text.slice(0, from).trim() === '' || !isSignOff(text.slice(from, start).trim())) break
    start = text.slice(0, from).trimEnd().length
  }
  if (start < end) return { start: start + (/^\s*/.exec(text.slice(start))?.[0].length ?? 0), end }
  const inline = INLINE.exec(text.slice(Math.max(0, end - 60), end))
  return inline?.[1] && isName(inline[1].slice(1, -1)) ? { start: end - inline[1].length, end } : null
}

function isSignOff(line: string): boolean {
  if (line === '' || line.length > LONGEST) return false
  if ((LABELLED.test(line) && isShort(line)) || BY.test(line) || CLOSING.test(line) || AFTER_DASH.test(line))
    return true
  const inside = BRACKETED.exec(line)?.[1]?.trim()
  return (
    inside !== undefined &&
    (LABELLED.test(inside) || BY.test(inside) || /^(إعداد|اعداد|تحرير) /u.test(inside) || isName(inside))
  )
}

/** A label before a whole sentence introduces what somebody said. */
const isShort = (line: string) => line.split(/\s+/).length <= MOST_WORDS_AFTER_LABEL

/** A few words that name somebody: no sentence, no figure. */
function isName(words: string): boolean {
  return (
    words.split(/\s+/).length <= MOST_WORDS_OF_A_NAME &&
    /^[\p{L}\p{M}][\p{L}\p{M}\s/&.,،'’+-]*\d{0,2}$/u.test(words) &&
    startsAsName(words)
  )
}

/** In scripts with capitals a name begins with one. */
const startsAsName = (words: string) => /^[\p{Lu}\p{Lo}]/u.test(words) || /^(with|avec|mit|con) \p{Lu}/u.test(words)
