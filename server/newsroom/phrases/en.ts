// What the simulator's English dispatches say. All of it is invented.
import type { Phrases } from './phrases.ts'

export const en: Phrases = {
  agency: 'Open Ledger Agency',
  feedTitles: ['The Harbour Courier', 'Ridge Dispatch', 'Meridian Wire'],
  dateline: (place, agency) => `${place.toUpperCase()} (${agency}) — `,
  events: [
    [
      'Strikes hit outskirts of {p}, injuries reported',
      'At least {n} strikes hit the outskirts of {p} {d}, residents and medics said.',
      [
        'Rescue workers said homes and a school were damaged and that the search went on.',
        'No party has claimed the strikes so far.',
      ],
    ],
    [
      'New round of ceasefire talks opens in {p}',
      'A new round of talks on a ceasefire opened in {p} {d} with {n} delegations present.',
      ['A diplomat said the sides still differed over “monitoring”.', 'Sessions are due to resume in February.'],
    ],
    [
      'Protests in {p} over power cuts',
      'Hundreds protested in {p} {d} over power cuts that last more than {n} hours a day.',
      ['Demonstrators called for better services.', 'Local authorities promised repairs before the month is out.'],
    ],
    [
      'Aid convoy reaches {p}',
      'A convoy of {n} trucks with food and medicine reached {p} {d}.',
      [
        'A relief official said it would last the neediest families two weeks.',
        'He called for safe passage for more convoys.',
      ],
    ],
    [
      'Floods sweep through parts of {p}',
      'Floods swept through parts of {p} {d} and damaged at least {n} homes.',
      [
        'Civil defence moved families to temporary shelters.',
        'Forecasters warned of heavy rain over the next two days.',
      ],
    ],
    [
      'Court in {p} adjourns major graft case',
      'A court in {p} adjourned {d} a graft case against {n} officials.',
      ['A defence lawyer said his clients “deny every charge”.', 'Civic groups are following the trial.'],
    ],
  ],
  closing: [
    'The claims could not be verified independently.',
    'Witnesses said calm had returned by evening.',
    'An official statement is expected later.',
  ],
  days: ['on Sunday', 'on Tuesday', 'early on Thursday', 'late on Friday'],
}
