// What bodies hold: web addresses, language tags, countries. A message says what is expected, in a sentence. Pure.
import { z } from 'zod'

export const LONGEST_ADDRESS = 2_048

export const webAddress = z
  .string({ error: 'an address is expected, for example https://example.org/feed.xml' })
  .trim()
  .max(LONGEST_ADDRESS, `an address has at most ${LONGEST_ADDRESS} characters`)
  .refine(
    (text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol),
    'an address that begins with http:// or https:// is expected',
  )
  .transform((text) => {
    const url = new URL(text)
    url.hash = ''
    return url.href
  })
  .meta({ format: 'uri', examples: ['https://example.org/feed.xml'] })
export const languageTag = z
  .string()
  .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'a language tag is expected, for example ar')
export const country = z.string().regex(/^[A-Z]{2}$/, 'a country code is expected, for example SY')
