// Articles as CSV by RFC 4180, one row each. A cell that a spreadsheet would take for a formula gets an apostrophe in front.
import { stringify } from 'csv-stringify/sync'
import type { WholeArticle } from '../store/whole.ts'

type Cell = string | null

/** The columns in their order, each with what it holds. */
const COLUMNS: [name: string, cell: (whole: WholeArticle) => Cell][] = [
  ['id', ({ article }) => article.id],
  ['publishedAt', ({ article }) => article.publishedAt],
  ['fetchedAt', ({ article }) => article.fetchedAt],
  ['at', ({ article }) => article.at],
  ['revisedAt', ({ article }) => article.revisedAt],
  ['feed', ({ source }) => source.title],
  ['language', ({ article }) => article.language],
  ['title', ({ article }) => article.title],
  ['text', ({ text }) => text],
  ['url', ({ article }) => article.url],
  ['author', ({ author }) => author],
  ['eventPlaces', (whole) => listed(eventPlaces(whole).map(({ name }) => name))],
  ['eventCountries', (whole) => listed(eventPlaces(whole).map(({ country }) => country))],
  [
    'eventGeonameIds',
    (whole) => listed(eventPlaces(whole).flatMap(({ geonameId }) => (geonameId ? [String(geonameId)] : []))),
  ],
  ['alertIds', ({ article }) => listed(article.hits.map(({ alertId }) => alertId))],
]

export const CSV_COLUMNS = COLUMNS.map(([name]) => name)
/** Tells a spreadsheet that what follows is UTF-8; without it Arabic is misread. */
export const BYTE_ORDER_MARK = '\ufeff'

export const csvHead = () => csvRows([CSV_COLUMNS])
export const csvOf = (articles: WholeArticle[]) =>
  csvRows(articles.map((whole) => COLUMNS.map(([, cell]) => cell(whole))))

/** Rows by RFC 4180. What OWASP lists as the beginning of a formula gets an apostrophe, and the wide forms of the same, which spreadsheets set up for East Asia take too. */
export const csvRows = (cells: Cell[][]) => stringify(cells, { record_delimiter: 'windows', escape_formulas: true })

const listed = (values: string[]): string => [...new Set(values)].join('; ')

const eventPlaces = ({ article }: WholeArticle) =>
  article.places.filter(({ role, kind }) => role === 'event' && kind === 'name')
