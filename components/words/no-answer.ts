// What is said where the house itself says nothing: no answer came, or one without a sentence.
import type { Locale } from './words.ts'

type NoAnswer = { lost: string; odd: (status: number) => string }

export const NO_ANSWER: Record<Locale, NoAnswer> = {
  en: {
    lost: 'No answer came: the connection may be down. Try again in a moment.',
    odd: (status) => `The server answered with an error (${status}). Try again in a moment.`,
  },
  ar: {
    lost: 'لم يصل جواب، وربما انقطع الاتصال. أعد المحاولة بعد قليل.',
    odd: (status) => `أجاب الخادم بخطأ (${status}). أعد المحاولة بعد قليل.`,
  },
}
