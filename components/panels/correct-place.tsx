'use client'
// Asks what a name in an article is: another place of the gazetteer, or none; how far that goes; and says what it would change
// before it does. Nothing is changed until "Correct".
import { useEffect, useRef, useState } from 'react'
import type { CorrectionPreview, FoundPlace, Reach } from '../../core/model.ts'
import { sentenceOf } from '../live/ask.ts'
import type { Saying } from '../live/correction-actions.ts'
import type { DeskState } from '../live/state.ts'
import { useActions, useDesk, useLocale, useWords } from '../live/use-desk.ts'
import { ChangeButton } from './change-button.tsx'
import { CorrectionSamples } from './correction-samples.tsx'
import { useCountryNames } from './country-names.ts'

const REACHES: Reach[] = ['article', 'feed', 'everywhere']
const TYPING_MS = 200

export function CorrectPlace() {
  const correcting = useDesk((state) => state.correcting)
  return correcting && <Panel key={`${correcting.article.id} ${correcting.place.start}`} {...correcting} />
}

function Panel({ article, place }: NonNullable<DeskState['correcting']>) {
  const { onPlaces: words } = useWords()
  const labels = useDesk((state) => state.labels)
  const { closeCorrection, correct, narrow } = useActions()
  const [name, setName] = useState(place.surface)
  const [saying, setSaying] = useState<Partial<Saying>>({ reach: 'article', history: true })
  const [error, setError] = useState<string | null>(null)
  const { candidates, error: searchError } = useCandidates(name, { article, place })
  const chosen = saying.geonameId === undefined ? null : (saying as Saying)
  const preview = usePreview({ article, place }, chosen)
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  const label = labels[place.geonameId ?? -1] ?? place.name
  const countries = useCountryNames()
  return (
    <dialog ref={dialog} className="correct" onClose={closeCorrection} aria-labelledby="correct-title" data-correct>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (chosen) correct(article, place, chosen).catch((reason: unknown) => setError(sentenceOf(reason)))
        }}
      >
        <h2 id="correct-title">{words.correcting(place.surface)}</h2>
        <p className="hint small">
          {words.takenFor(label, countries(place.country))}{' '}
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
        <label className="correct-search">
          <span className="label">{words.search}</span>
          <input value={name} onChange={(event) => setName(event.target.value)} data-correct-search />
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
          {chosen && (preview ? <Preview preview={preview} /> : words.counting)}
        </div>
        {error && <p className="mistake">{error}</p>}
        <p className="actions">
          <ChangeButton type="submit" className="primary" disabled={!chosen} data-correct-save>
            {words.save}
          </ChangeButton>
          <button type="button" onClick={closeCorrection}>
            {words.cancel}
          </button>
        </p>
      </form>
    </dialog>
  )
}

function Preview({ preview }: { preview: CorrectionPreview }) {
  const { onPlaces: words } = useWords()
  return (
    <>
      <p>{words.wouldChange(preview.mentions, preview.articles)}</p>
      <CorrectionSamples samples={preview.samples} />
    </>
  )
}

function Choice({ candidate, checked, onChoose }: { candidate: FoundPlace; checked: boolean; onChoose: () => void }) {
  const locale = useLocale()
  const countries = useCountryNames()
  const { geonameId, label, division } = candidate
  const where = [division, countries(candidate.country)].filter(Boolean).join(locale === 'ar' ? '، ' : ', ')
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

/** Places that the typed name may be, those near the article's other event places first; not the one it was taken for. */
function useCandidates(name: string, { article, place }: NonNullable<DeskState['correcting']>) {
  const { candidates: askFor } = useActions()
  const locale = useLocale()
  const [found, setFound] = useState<FoundPlace[]>([])
  const [error, setError] = useState<string | null>(null)
  useEffect(() => {
    let current = true
    const near = article.places.find(
      (other) => other.role === 'event' && other.kind === 'name' && other.geonameId !== place.geonameId,
    )
    const timer = setTimeout(() => {
      if (name.trim() === '') return
      askFor(name, near, locale).then(
        (items) => current && setFound(items.filter(({ geonameId }) => geonameId !== place.geonameId)),
        (reason: unknown) => current && setError(sentenceOf(reason)),
      )
    }, TYPING_MS)
    return () => {
      current = false
      clearTimeout(timer)
    }
  }, [name, article, place, askFor, locale])
  return { candidates: found, error }
}

function usePreview({ article, place }: NonNullable<DeskState['correcting']>, chosen: Saying | null) {
  const { previewCorrection } = useActions()
  const [preview, setPreview] = useState<CorrectionPreview | null>(null)
  const { geonameId, reach, history } = chosen ?? {}
  useEffect(() => {
    if (geonameId === undefined || reach === undefined || history === undefined) return
    let current = true
    setPreview(null)
    previewCorrection(article, place, { geonameId, reach, history }).then(
      (fresh) => current && setPreview(fresh),
      () => undefined,
    )
    return () => {
      current = false
    }
  }, [article, place, geonameId, reach, history, previewCorrection])
  return preview
}
