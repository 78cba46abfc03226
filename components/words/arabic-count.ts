// Counts things in Arabic, which has six forms; these are the ones a count needs beside its noun. Pure.
const rules = new Intl.PluralRules('ar')

export function counted(n: number, forms: { one: string; two: string; few: string; many: string }): string {
  const form = rules.select(n)
  if (form === 'one') return forms.one
  if (form === 'two') return forms.two
  return `${n.toLocaleString('en')} ${form === 'few' ? forms.few : forms.many}`
}
