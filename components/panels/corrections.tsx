'use client'
// The corrections that analysts made, newest first, each with its undo; all of them as JSON Lines; and where the data comes from.
import { useEffect, useState } from 'react'
import type { Correction, Page } from '../../core/model.ts'
import { ask } from '../live/ask.ts'
import { useActions, useDesk, useWords } from '../live/use-desk.ts'
import { ChangeButton } from './change-button.tsx'

export function CorrectionsPanel() {
  const { onPlaces: words } = useWords()
  const corrections = useCorrections()
  const { undoCorrection } = useActions()
  return (
    <details className="corrections" data-corrections>
      <summary>
        {words.corrections} <span className="figure">{corrections.filter(({ undoneAt }) => !undoneAt).length}</span>
      </summary>
      {corrections.length === 0 && <p className="hint small">{words.noCorrections}</p>}
      <ul>
        {corrections.map(({ id, surface, from, place, reach, undoneAt }) => (
          <li key={id} data-undone={undoneAt !== null || undefined}>
            <span>
              {from === null
                ? words.added(surface, place?.name ?? '')
                : words.became(surface, from.name, place?.name ?? null)}{' '}
              <small>{words.reaches[reach]}</small>
            </span>
            {undoneAt === null ? (
              <ChangeButton onClick={() => void undoCorrection(id)} data-undo={id}>
                {words.undo}
              </ChangeButton>
            ) : (
              <small>{words.undone}</small>
            )}
          </li>
        ))}
      </ul>
      <p className="links">
        <a href="/api/places/corrections?format=jsonl" download>
          {words.exportLines}
        </a>
        <a href="/attribution">{words.data}</a>
      </p>
    </details>
  )
}

function useCorrections(): Correction[] {
  const changes = useDesk((state) => state.corrections)
  const [corrections, setCorrections] = useState<Correction[]>([])
  // biome-ignore lint/correctness/useExhaustiveDependencies: asks again when a correction was made or undone.
  useEffect(() => {
    let current = true
    ask<Page<Correction>>('/api/places/corrections').then(
      ({ items }) => current && setCorrections(items),
      () => undefined,
    )
    return () => {
      current = false
    }
  }, [changes])
  return corrections
}
