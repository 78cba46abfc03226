'use client'
// Takes articles out of the house: as a file, all of them as they are now, or as an address for feed readers that stays current.
import { Share2 } from 'lucide-react'
import { useState } from 'react'
import { type Filter, filterQuery } from '../live/filter.ts'
import { canBeOutlet } from '../live/outlet-actions.ts'
import { useWords } from '../live/use-desk.ts'
import { OutletForm } from './outlet-form.tsx'
import { useModal } from './use-modal.ts'

// Without a byte order mark spreadsheets take Arabic in CSV for something else.
const FILES = [
  { format: 'csv', extra: { bom: '1' } },
  { format: 'jsonl', extra: {} },
  { format: 'stix', extra: {} },
] as const

/** `of`: what is taken, in words; `name`: what an address would be called. */
export function TakeAlong({ filter, of, name }: { filter: Filter; of: string; name: string }) {
  const [open, setOpen] = useState(false)
  const { onOutlets: words } = useWords()
  return (
    <>
      <button
        type="button"
        className="quiet"
        title={words.open}
        aria-label={words.open}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
        data-take-along
      >
        <Share2 size={15} aria-hidden />
      </button>
      {open && <Panel filter={filter} of={of} name={name} onClose={() => setOpen(false)} />}
    </>
  )
}

function Panel({ filter, of, name, onClose }: { filter: Filter; of: string; name: string; onClose: () => void }) {
  const { onOutlets: words } = useWords()
  const modal = useModal(onClose)
  return (
    <dialog {...modal} className="correct take-along" aria-labelledby="take-along-title" data-along>
      <div className="inside">
        <h2 id="take-along-title">{words.title}</h2>
        <p className="hint small">
          <bdi>{of}</bdi>
        </p>
        <section>
          <h3>{words.file}</h3>
          <p className="actions">
            {FILES.map(({ format, extra }) => (
              <a
                key={format}
                className="button"
                href={`/api/articles/export?${filterQuery(filter, { format, ...extra })}`}
                download
                data-export={format}
              >
                {words.formats[format]}
              </a>
            ))}
          </p>
          <p className="hint small">{words.fileHint}</p>
        </section>
        <section>
          <h3>{words.address}</h3>
          {canBeOutlet(filter) ? (
            <OutletForm filter={filter} name={name} />
          ) : (
            <p className="hint small">{words.narrowFirst}</p>
          )}
        </section>
        <p className="actions">
          <button type="button" onClick={onClose} data-along-close>
            {words.close}
          </button>
        </p>
      </div>
    </dialog>
  )
}
