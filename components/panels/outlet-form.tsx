'use client'
// Makes an address for feed readers, and shows it this once, ready to be copied.
import { type FormEvent, useRef, useState } from 'react'
import type { OutletFormat } from '../../core/outlets.ts'
import { sentenceOf } from '../live/ask.ts'
import type { Filter } from '../live/filter.ts'
import { useActions, useWords } from '../live/use-desk.ts'
import { ChangeButton } from './change-button.tsx'

const FORMATS: OutletFormat[] = ['rss', 'atom', 'json']

export function OutletForm({ filter, name: proposed }: { filter: Filter; name: string }) {
  const { onOutlets: words } = useWords()
  const { addOutlet } = useActions()
  const [name, setName] = useState(proposed)
  const [format, setFormat] = useState<OutletFormat>('rss')
  const [address, setAddress] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string | null>(null)
  if (address !== null) return <Address address={address} />
  const make = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    try {
      setAddress(await addOutlet(name.trim(), filter, format))
    } catch (reason) {
      setError(sentenceOf(reason))
    } finally {
      setBusy(false)
    }
  }
  return (
    <form className="outlet-form" onSubmit={(event) => void make(event)}>
      <p className="hint small">
        {words.addressHint} {filter.since && words.noWindow}
      </p>
      <label>
        <span className="label">{words.name}</span>
        <input
          dir="auto"
          maxLength={200}
          value={name}
          onChange={(event) => setName(event.target.value)}
          data-outlet-name
        />
      </label>
      <label>
        <span className="label">{words.format}</span>
        <select value={format} onChange={(event) => setFormat(event.target.value as OutletFormat)} data-outlet-format>
          {FORMATS.map((each) => (
            <option key={each} value={each}>
              {words.feedFormats[each]}
            </option>
          ))}
        </select>
      </label>
      <ChangeButton type="submit" className="primary" disabled={busy || name.trim() === ''} data-outlet-make>
        {words.make}
      </ChangeButton>
      {error && <p className="mistake">{error}</p>}
    </form>
  )
}

function Address({ address }: { address: string }) {
  const { onOutlets: words } = useWords()
  const field = useRef<HTMLInputElement>(null)
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    field.current?.select()
    // A page that is not served over HTTPS has no clipboard: there the address is selected, and keys copy it.
    await navigator.clipboard?.writeText(address).then(
      () => setCopied(true),
      () => undefined,
    )
  }
  return (
    <div className="outlet-address">
      <input ref={field} dir="ltr" readOnly value={address} aria-label={words.address} data-outlet-address />
      <button type="button" className="primary" onClick={() => void copy()} data-outlet-copy>
        {copied ? words.copied : words.copy}
      </button>
      <p className="hint small" role="status">
        {words.once}
      </p>
    </div>
  )
}
