'use client'
// Asks what a name in an article is: another place of the gazetteer, or none, or one that was missed; how far that goes; and says what
// it would change before it does. Nothing is changed until "Correct".
import { useMemo, useState } from 'react'
import type { CorrectionPreview, FoundPlace, Reach } from '../../core/model.ts'
import { sentenceOf } from '../live/ask.ts'
import type { Saying } from '../live/correction-actions.ts'
import type { Correctable, DeskState } from '../live/state.ts'
import { useActions, useDesk, useLocale, useWords } from '../live/use-desk.ts'
import { ChangeButton } from './change-button.tsx'
import { useCandidates, usePreview } from './correction-questions.ts'
import { CorrectionSamples } from './correction-samples.tsx'
import { useCountryNames } from './country-names.ts'
import { useModal } from './use-modal.ts'

const REACHES: Reach[] = ['article', 'feed', 'everywhere']

export function CorrectPlace() {
  const correcting = useDesk((state) => state.correcting)
  return (
    correcting && (
      <Panel key={`${correcting.article.id} ${correcting.place.start} ${correcting.place.surface}`} {...correcting} />
    )
  )
}

function Panel({ article, place: opened }: NonNullable<DeskState['correcting']>) {
  const { onPlaces: words } = useWords()
  const labels = useDesk((state) => state.labels)
  const { closeCorrection, correct, narrow } = useActions()
  const [surface, setSurface] = useState(opened.surface)
  const [name, setName] = useState(opened.surface)
  const missed = opened.geonameId === undefined
  const place = useMemo<Correctable>(() => ({ ...opened, surface: surface.trim() }), [opened, surface])
  const [saying, setSaying] = useState<Partial<Saying>>({ reach: 'article', history: true })
  const [error, setError] = useState<string | null>(null)
  const { candidates, error: searchError } = useCandidates(name, { article, place })
  const chosen = saying.geonameId === undefined ? null : (saying as Saying)
  const { preview, error: previewError } = usePreview({ article, place }, chosen)
  const modal = useModal(closeCorrection)
  // The gazetteer is asked for what is written until something else is asked for.
  const write = (written: string) => {
    if (name === surface) setName(written)
    setSurface(written)
  }
  const label = labels[place.geonameId ?? -1] ?? place.name ?? ''
  const countries = useCountryNames()
  return (
    <dialog {...modal} className="correct" aria-labelledby="correct-title" data-correct>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (chosen) correct(article, place, chosen).catch((reason: unknown) => setError(sentenceOf(reason)))
        }}
      >
        <h2 id="correct-title">{place.surface === '' ? words.missed : words.correcting(place.surface)}</h2>
        {missed ? (
          <AsWritten surface={surface} onChange={write} />
        ) : (
          <p className="hint small">
            {words.takenFor(label, countries(place.country ?? ''))}{' '}
            <button
              type="button"
              className="link"
              onClick={() => {
                closeCorrection()
                void narrow({ place: { id: place.geonameId as number, name: label } })
              }}
            >
              {words.showArticles}
            </button>
          </p>
        )}
        <label className="correct-search">
          <span className="label">{words.search}</span>
          <input value={name} onChange={(event) => setName(event.target.value)} dir="auto" data-correct-search />
        </label>
        <fieldset className="candidates">
          <legend>{words.candidates}</legend>
          {candidates.map((candidate) => (
            <Choice
              key={candidate.geonameId}
              candidate={candidate}
              checked={saying.geonameId === candidate.geonameId}
              onChoose={() => setSaying({ ...saying, geonameId: candidate.geonameId })}
            />
          ))}
          {candidates.length === 0 && <p className="hint small">{searchError ?? words.nothingCalled}</p>}
          {!missed && (
            <label>
              <input
                type="radio"
                name="place"
                checked={saying.geonameId === null}
                onChange={() => setSaying({ ...saying, geonameId: null })}
                data-candidate="none"
              />
              <b>{words.notAPlace}</b>
            </label>
          )}
        </fieldset>
        <fieldset className="reach">
          <legend>{words.reach}</legend>
          {REACHES.map((reach) => (
            <label key={reach}>
              <input
                type="radio"
                name="reach"
                checked={saying.reach === reach}
                onChange={() => setSaying({ ...saying, reach })}
                data-reach={reach}
              />
              {words.reaches[reach]}
            </label>
          ))}
          <label>
            <input
              type="checkbox"
              checked={saying.history === true}
              disabled={saying.reach === 'article'}
              onChange={(event) => setSaying({ ...saying, history: event.target.checked })}
              data-history
            />
            {words.history}
          </label>
        </fieldset>
        <div className="preview" aria-live="polite" data-preview>
          {chosen && (preview ? <Preview preview={preview} missed={missed} /> : (previewError ?? words.counting))}
        </div>
        {error && <p className="mistake">{error}</p>}
        <p className="actions">
          <ChangeButton type="submit" className="primary" disabled={!chosen || place.surface === ''} data-correct-save>
            {missed ? words.add : words.save}
          </ChangeButton>
          <button type="button" onClick={closeCorrection}>
            {words.cancel}
          </button>
        </p>
      </form>
    </dialog>
  )
}

function Preview({ preview, missed }: { preview: CorrectionPreview; missed: boolean }) {
  const { onPlaces: words } = useWords()
  return (
    <>
      <p>{(missed ? words.wouldAdd : words.wouldChange)(preview.mentions, preview.articles)}</p>
      <CorrectionSamples samples={preview.samples} />
    </>
  )
}

function Choice({ candidate, checked, onChoose }: { candidate: FoundPlace; checked: boolean; onChoose: () => void }) {
  const locale = useLocale()
  const countries = useCountryNames()
  const { onPlaces: words } = useWords()
  const { geonameId, label, division, kind } = candidate
  // A town needs no word for what it is; a governorate of the same name does.
  const where = [words.kinds[kind] ?? '', division, countries(candidate.country)]
    .filter(Boolean)
    .join(locale === 'ar' ? '، ' : ', ')
  return (
    <label>
      <input type="radio" name="place" checked={checked} onChange={onChoose} data-candidate={geonameId} />
      <b>
        <bdi>{label}</bdi>
      </b>
      <bdi className="where">{where}</bdi>
    </label>
  )
}

function AsWritten({ surface, onChange }: { surface: string; onChange: (surface: string) => void }) {
  const { onPlaces: words } = useWords()
  return (
    <label className="correct-search">
      <span className="label">{words.asWritten}</span>
      <input value={surface} onChange={(event) => onChange(event.target.value)} dir="auto" data-correct-surface />
    </label>
  )
}
