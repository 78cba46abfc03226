// The forms under which an Arabic or a Hebrew word may be a name of the gazetteer. Bolder than what queries do, since a name must be known
// besides: بدرعا is درعا, and whether ببغداد could be a word of its own does not matter. Pure.

const SHORTEST_REST = 3

/** The folded word without the proclitics و ف ب ك ل ال and their combinations; the word itself comes first. */
export function withoutArabicProclitics(word: string): string[] {
  const forms = [word]
  const add = (form: string) => {
    if (form.length >= SHORTEST_REST && !forms.includes(form)) forms.push(form)
  }
  for (const rest of [word, afterOne(word, 'وف')]) {
    if (rest.length < SHORTEST_REST) continue
    add(rest)
    const bare = rest.startsWith('لل') ? `ال${rest.slice(2)}` : afterOne(rest, 'بكل')
    for (const form of [rest, bare]) {
      add(form)
      if (form.startsWith('ال') && form.length >= SHORTEST_REST + 2) add(form.slice(2))
    }
  }
  return forms
}

function afterOne(word: string, letters: string): string {
  return word.length > SHORTEST_REST && letters.includes(word[0] as string) ? word.slice(1) : ''
}

/** The forms of a Hebrew word without its proclitics, of which three at most are taken off; itself first. */
export function withoutHebrewProclitics(word: string): string[] {
  const forms = [word]
  for (let form = word; forms.length <= 3 && form.length > 3 && 'והבכלמש'.includes(form[0] as string); ) {
    form = form.slice(1)
    forms.push(form)
  }
  return forms
}
