// What a word's letters tell by themselves: their script, and how they are cased. Pure.

export type Script = 'latin' | 'arabic' | 'cyrillic' | 'hebrew' | 'other'
/** `title`: First letter high; `upper`: ALL letters; `none`: the script has no case. */
export type Shape = 'lower' | 'title' | 'upper' | 'none' | 'number'

export function scriptOf(word: string): Script {
  const unit = word.codePointAt(/^\p{N}/u.test(word) ? word.length - 1 : 0) ?? 0
  if (unit < 0x250 || (unit >= 0x1e00 && unit < 0x1f00)) return 'latin'
  if (unit >= 0x400 && unit < 0x530) return 'cyrillic'
  if (unit >= 0x590 && unit < 0x600) return 'hebrew'
  if ((unit >= 0x600 && unit < 0x780) || (unit >= 0xfb50 && unit < 0xff00)) return 'arabic'
  return 'other'
}

export function shapeOf(word: string): Shape {
  if (/^[\p{N}.,]+$/u.test(word)) return 'number'
  const [lower, upper] = [word.toLowerCase(), word.toUpperCase()]
  if (lower === upper) return 'none'
  if (!/^\p{Lu}|^\p{Lt}/u.test(word)) return 'lower'
  const stem = word.replace(/['’]s$/, '')
  return stem.length > 1 && stem === stem.toUpperCase() ? 'upper' : 'title'
}
