// What the interface says of places in English: tallies, the map, corrections, where the data comes from.
const count = (n: number, one: string, many: string) => `${n.toLocaleString('en')} ${n === 1 ? one : many}`
const articles = (n: number) => count(n, 'article', 'articles')
const times = (ratio: number) => (ratio >= 10 ? Math.round(ratio) : Math.round(ratio * 10) / 10).toLocaleString('en')

export const enPlaces = {
  roles: { event: 'Happened', dateline: 'Filed', actor: 'Acted', other: 'Named' },
  about: {
    event: 'Where things happened, by articles',
    dateline: 'Where reports were filed, by articles',
    actor: 'Countries and capitals that acted, by articles',
    other: 'Named in passing, by articles',
  },
  levels: { place: 'Places', country: 'Countries' },
  window: 'Window',
  role: 'Role',
  level: 'Counted by',
  times: (ratio: number) => `${times(ratio)}×`,
  usually: (usual: number | null) =>
    usual === null ? 'too little history to say what is usual' : `usually ${usual.toLocaleString('en')}`,
  sentence: (name: string, country: string, n: number, window: string, usually: string) =>
    `${name}${country ? `, ${country}` : ''}: ${articles(n)} in ${window}; ${usually}`,
  map: 'Map of places',
  mapKeys: 'Area: articles. Ring: at least twice the usual.',
  larger: 'Larger',
  smaller: 'Smaller',
  fit: 'All places',
  drawing: 'Drawing the map…',
  nowhere: 'No place in this window.',
  kinds: {
    country: 'country',
    division: 'province',
    district: 'district',
    quarter: 'quarter',
    region: 'region',
    water: 'water',
  } as Record<string, string>,
  missed: 'Add a place that was missed',
  isPlace: (surface: string) => `“${surface}” is a place`,
  asWritten: 'As the article writes it',
  add: 'Add',
  wouldAdd: (mentions: number, inArticles: number) =>
    `Would add ${count(mentions, 'mention', 'mentions')} in ${articles(inArticles)}.`,
  added: (surface: string, to: string) => `“${surface}” is ${to}: it had been missed`,
  correct: 'Correct this place',
  correcting: (surface: string) => `What is “${surface}”?`,
  takenFor: (name: string, country: string) => `Taken for ${name}${country ? `, ${country}` : ''}.`,
  showArticles: 'Show what happened there',
  search: 'Search the gazetteer',
  candidates: 'It is',
  notAPlace: 'Not a place',
  nothingCalled: 'The gazetteer knows no other place that is called so. Try another of its names.',
  reach: 'Reach',
  reaches: { article: 'This article', feed: 'This feed', everywhere: 'Every feed' },
  history: 'Also in what is stored already',
  wouldChange: (mentions: number, inArticles: number) =>
    mentions === 0
      ? 'Would change nothing that is stored; it holds for what comes.'
      : `Would change ${count(mentions, 'mention', 'mentions')} in ${articles(inArticles)}.`,
  counting: 'Counting…',
  save: 'Correct',
  cancel: 'Cancel',
  done: (mentions: number, inArticles: number) =>
    `Corrected: ${count(mentions, 'mention', 'mentions')} in ${articles(inArticles)}.`,
  undo: 'Undo',
  undone: 'undone',
  corrections: 'Corrections',
  noCorrections: 'None yet. Open an article and choose one of its places.',
  became: (surface: string, from: string, to: string | null) =>
    to === null ? `“${surface}” (${from}) is not a place` : `“${surface}” is ${to}, not ${from}`,
  exportLines: 'Export as JSON Lines',
  data: 'About the data',
  historyPlaces: 'Event places',
  historyAlerts: 'Alerts',
}

export type PlaceWords = typeof enPlaces
