'use client'
// What countries are called in the reader's language.
import { useMemo } from 'react'
import { useLocale } from '../live/use-desk.ts'

/** A country's name by its ISO 3166-1 alpha-2 code; empty where a place lies in none, or in several. */
export function useCountryNames(): (code: string) => string {
  const locale = useLocale()
  return useMemo(() => {
    // The short ones, which server and browser have alike: Palestine, and not the one's Palestinian Territories.
    const names = new Intl.DisplayNames([locale], { type: 'region', style: 'short' })
    return (code) => (/^[A-Z]{2}$/.test(code) ? (names.of(code) ?? code) : '')
  }, [locale])
}
