'use client'
// Ways to add feeds by hand: the address of a feed or of a site, or an OPML file; and the way out, OPML again.
import { type FormEvent, useState } from 'react'
import type { FoundFeed } from '../../core/discovery.ts'
import { sentenceOf } from '../live/ask.ts'
import { useActions, useMayChange, useWords } from '../live/use-desk.ts'
import { ChangeButton } from './change-button.tsx'
import { FoundFeeds } from './found-feeds.tsx'

type Said = { mistake: boolean; text: string; anyway?: string }

export function FeedAdding() {
  const [url, setUrl] = useState('')
  const [said, setSaid] = useState<Said | null>(null)
  const [found, setFound] = useState<FoundFeed[]>([])
  const [looking, setLooking] = useState(false)
  const words = useWords()
  const mayChange = useMayChange()
  const { addFeed, discoverFeeds, importOpml } = useActions()

  const watch = async (address: string) => {
    await addFeed({ url: address })
    setUrl('')
    setSaid(null)
  }
  const look = async (event: FormEvent) => {
    event.preventDefault()
    if (looking) return
    const address = url.trim()
    setLooking(true)
    setFound([])
    setSaid({ mistake: false, text: words.finding.looking })
    try {
      const { items, itself } = await discoverFeeds(address)
      if (itself && items[0]) await watch(items[0].url)
      else if (items.length === 0) setSaid({ mistake: true, text: words.finding.none, anyway: withScheme(address) })
      else {
        setFound(items)
        setSaid(null)
      }
    } catch (error) {
      setSaid({ mistake: true, text: sentenceOf(error), anyway: withScheme(address) })
    }
    setLooking(false)
  }
  const read = async (file: File | undefined) => {
    if (!file) return
    try {
      const { added, existing, failed } = await importOpml(await file.text())
      setSaid({ mistake: false, text: words.imported(added, existing, failed.length) })
    } catch (error) {
      setSaid({ mistake: true, text: sentenceOf(error) })
    }
  }
  const anyway = (address: string) =>
    watch(address).catch((error: unknown) => setSaid({ mistake: true, text: sentenceOf(error) }))
  return (
    <>
      <form className="feed-adding" onSubmit={(event) => void look(event)}>
        <input
          type="text"
          inputMode="url"
          autoCapitalize="none"
          spellCheck={false}
          dir="ltr"
          required
          aria-label={words.feedAddress}
          placeholder="example.org"
          value={url}
          onChange={(event) => setUrl(event.target.value)}
          data-feed-url
        />
        <ChangeButton type="submit" className="primary" busy={looking}>
          {words.addFeed}
        </ChangeButton>
        {mayChange && (
          <label className="button">
            {words.importOpml}
            <input
              type="file"
              accept=".opml,.xml,text/x-opml"
              onChange={(event) => void read(event.target.files?.[0])}
              data-opml
            />
          </label>
        )}
        <a className="button" href="/api/feeds/export" download>
          {words.exportOpml}
        </a>
        {said && (
          <p className={said.mistake ? 'mistake' : 'hint'} role="status">
            <span dir="auto">{said.text}</span>
            {said.anyway && (
              <button type="button" className="anyway" onClick={() => void anyway(said.anyway as string)}>
                {words.finding.anyway}
              </button>
            )}
          </p>
        )}
      </form>
      {found.length > 0 && <FoundFeeds feeds={found} onClose={() => setFound([])} />}
    </>
  )
}

const withScheme = (address: string) => (/^[a-z][a-z0-9+.-]*:\/\//i.test(address) ? address : `https://${address}`)
