// Whatever the audit log can say was done has Arabic words.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { auditDeedsAr } from '../../components/words/audit-ar.ts'
import { ROUTES } from '../../core/access/doors.ts'

const ARABIC = /^[\p{Script=Arabic}\p{M}\s]+$/u

test('every audited door has Arabic words, and no words are left over', () => {
  const ofDoors = Object.values(ROUTES).flatMap(({ audit }) => audit ?? [])
  // What only the command line does.
  const known = new Set([...ofDoors, 'person added'])
  for (const deed of known) assert.match(auditDeedsAr[deed] ?? `(${deed})`, ARABIC)
  assert.deepEqual(
    Object.keys(auditDeedsAr).filter((deed) => !known.has(deed)),
    [],
  )
})

test('what the command line writes has Arabic words', () => {
  for (const file of ['users-command.ts', 'tokens-command.ts']) {
    const source = readFileSync(new URL(`../../server/${file}`, import.meta.url), 'utf8')
    const deeds = [...source.matchAll(/said\('([^']+)'/g)].map(([, deed]) => deed as string)
    assert.ok(deeds.length > 1)
    for (const deed of deeds) assert.ok(Object.hasOwn(auditDeedsAr, deed), deed)
  }
})
