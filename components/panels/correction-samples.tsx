'use client'
// Some of what a correction would change: the words about the name, in their own language and direction, with the name marked.
import type { CorrectionPreview } from '../../core/model.ts'
import { directionOf } from '../../core/text/direction.ts'

// The server cuts a text so many characters before the name, and after so many altogether.
const CUT_BEFORE = 59
const CUT_AROUND = 180

export function CorrectionSamples({ samples }: { samples: CorrectionPreview['samples'] }) {
  return (
    <ul className="samples">
      {samples.map(({ articleId, feed, language, around, surface }) => {
        const at = around.indexOf(surface)
        return (
          <li key={articleId}>
            <bdi className="source">{feed}</bdi>
            <p lang={language} dir={directionOf(language)}>
              {at === -1 ? (
                around
              ) : (
                <>
                  {at >= CUT_BEFORE && '…'}
                  {around.slice(0, at)}
                  <mark>{surface}</mark>
                  {around.slice(at + surface.length)}
                  {around.length >= CUT_AROUND && '…'}
                </>
              )}
            </p>
          </li>
        )
      })}
    </ul>
  )
}
