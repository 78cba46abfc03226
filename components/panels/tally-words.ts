'use client'
// What is said of a tally, in the reader's language: its name, its country, how it stands against what is usual, the whole sentence.
import { useMemo } from 'react'
import type { PlaceTally } from '../../core/model.ts'
import { useDesk, useLocale, useWords } from '../live/use-desk.ts'

export function useTallyWords() {
  const labels = useDesk((state) => state.labels)
  const hours = useDesk((state) => state.tallyHours)
  const words = useWords()
  const locale = useLocale()
  return useMemo(() => {
    const countries = new Intl.DisplayNames([locale], { type: 'region' })
    const country = (code: string) => (/^[A-Z]{2}$/.test(code) ? (countries.of(code) ?? code) : '')
    const label = ({ geonameId, name, level, country: code }: PlaceTally) =>
      level === 'country' ? country(code) : (labels[geonameId] ?? name)
    const sentence = (tally: PlaceTally) =>
      words.onPlaces.sentence(
        label(tally),
        tally.level === 'country' ? '' : country(tally.country),
        tally.count,
        words.hours[hours] ?? '',
        words.onPlaces.usually(tally.usual),
      )
    return { country, label, sentence, ratio }
  }, [labels, hours, words, locale])
}

/** Times its usual; null where that is not known, infinite where nothing is usual. */
function ratio({ count, usual }: PlaceTally): number | null {
  return usual === null ? null : usual === 0 ? Number.POSITIVE_INFINITY : count / usual
}
