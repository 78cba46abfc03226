'use client'
// What is said of a tally, in the reader's language: its name, its country, how it stands against what is usual, the whole sentence.
import { useMemo } from 'react'
import type { PlaceTally } from '../../core/model.ts'
import { useDesk, useWords } from '../live/use-desk.ts'
import { useCountryNames } from './country-names.ts'

export function useTallyWords() {
  const labels = useDesk((state) => state.labels)
  const hours = useDesk((state) => state.tallyHours)
  const words = useWords()
  const country = useCountryNames()
  return useMemo(() => {
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
  }, [labels, hours, words, country])
}

/** Times its usual; null where that is not known, infinite where nothing is usual. */
function ratio({ count, usual }: PlaceTally): number | null {
  return usual === null ? null : usual === 0 ? Number.POSITIVE_INFINITY : count / usual
}
