'use client'
// What an article said before and what it says now: each change with its moment, word by word, in the article's own direction. What
// went is struck out, what came is underlined, so that it can be told without colour.
import { useState } from 'react'
import type { Revision } from '../../core/model.ts'
import { useLocale, useWords } from '../live/use-desk.ts'
import { type ChangedParagraph, changedParagraphs } from './difference.ts'
import { Moment } from './moment.tsx'

type Version = { title: string; text: string }

export function Revisions({ revisions, now }: { revisions: Revision[]; now: Version }) {
  const [open, setOpen] = useState(false)
  const words = useWords()
  const locale = useLocale()
  if (revisions.length === 0) return null
  const versions: Version[] = [...revisions, now]
  return (
    <section className="revisions" data-revisions>
      <button
        type="button"
        className="revisions-toggle"
        lang={locale}
        dir="auto"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {words.revised(revisions.length)}
      </button>
      {open && (
        <ol>
          {revisions
            .map((revision, index) => (
              <li key={revision.until}>
                <p className="revision-at" lang={locale}>
                  <Moment at={revision.until} />
                </p>
                <Change before={revision} after={versions[index + 1] as Version} />
              </li>
            ))
            .reverse()}
        </ol>
      )}
    </section>
  )
}

function Change({ before, after }: { before: Version; after: Version }) {
  return (
    <>
      {changedParagraphs(before.title, after.title).map((paragraph) => (
        <Paragraph key={paragraph.at} paragraph={paragraph} className="revision-title" />
      ))}
      {changedParagraphs(before.text, after.text).map((paragraph) => (
        <Paragraph key={paragraph.at} paragraph={paragraph} />
      ))}
    </>
  )
}

function Paragraph({ paragraph, className }: { paragraph: ChangedParagraph; className?: string }) {
  const words = useWords()
  let at = 0
  return (
    <p className={className}>
      {paragraph.pieces.map(({ kind, text }) => {
        const key = at++
        if (kind === 'old')
          return (
            <del key={key} title={words.taken}>
              {text}
            </del>
          )
        if (kind === 'new')
          return (
            <ins key={key} title={words.put}>
              {text}
            </ins>
          )
        return <span key={key}>{text}</span>
      })}
    </p>
  )
}
