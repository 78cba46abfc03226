// How English newspapers shorten states and provinces behind a town's name: `Ky.`, `W.Va.`, `Ont.`, and the two letters of the
// post. Facts of the AP style book and of ISO 3166-2.

const PRESS =
  'ala AL|ariz AZ|ark AR|calif CA|cal CA|colo CO|conn CT|del DE|fla FL|ga GA|ill IL|ind IN|kan KS|kans KS|ky KY|la LA|md MD|mass MA|mich MI|' +
  'minn MN|miss MS|mo MO|mont MT|neb NE|nebr NE|nev NV|nh NH|nj NJ|nm NM|nmex NM|ny NY|nc NC|nd ND|ndak ND|okla OK|ore OR|pa PA|penn PA|ri RI|' +
  'sc SC|sd SD|sdak SD|tenn TN|tex TX|vt VT|va VA|wash WA|wva WV|wis WI|wisc WI|wyo WY|dc DC'
const PROVINCES = 'alta 01|bc 02|man 03|nb 04|nl 05|nfld 05|ns 07|ont 08|pei 09|que 10|sask 11|yt 12|nwt 13'
const POST =
  'AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY DC'
const POST_PROVINCES = 'ab 01|bc 02|mb 03|nb 04|nl 05|ns 07|on 08|pe 09|qc 10|sk 11|yt 12|nt 13|nu 14'

const table = (list: string, country: string) =>
  new Map(
    list.split('|').map((entry): [string, string] => {
      const [short = '', code = ''] = entry.split(' ')
      return [short, `${country}.${code}`]
    }),
  )
const WRITTEN_OUT = new Map([...table(PRESS, 'US'), ...table(PROVINCES, 'CA')])
const POSTAL = new Map([
  ...POST.split(' ').map((code): [string, string] => [code.toLowerCase(), `US.${code}`]),
  ...table(POST_PROVINCES, 'CA'),
])
// Dots alone tell these from words: "in D.C. and B.C.".
const STANDS_ALONE = new Set(['dc', 'bc'])

/** The division's GeoNames code. `pointed`: a full stop follows; `comma`: a comma and a blank came before. */
export function divisionOfAbbreviation(
  letters: string,
  { pointed, upper, comma }: { pointed: boolean; upper: boolean; comma: boolean },
): string | undefined {
  if (pointed && (comma || STANDS_ALONE.has(letters))) {
    const code = WRITTEN_OUT.get(letters)
    if (code) return code
  }
  return comma && upper && letters.length === 2 ? POSTAL.get(letters) : undefined
}
