'use client'
// Ways to add feeds by hand: an address, or an OPML file; and the way out, OPML again.
import { type FormEvent, useState } from 'react'
import { sentenceOf } from '../live/ask.ts'
import { useActions, useWords } from '../live/use-desk.ts'

export function FeedAdding() {
  const [url, setUrl] = useState('')
  const [said, setSaid] = useState<{ mistake: boolean; text: string } | null>(null)
  const words = useWords()
  const { addFeed, importOpml } = useActions()
  const add = async (event: FormEvent) => {
    event.preventDefault()
    try {
      await addFeed({ url: url.trim() })
      setUrl('')
      setSaid(null)
    } catch (error) {
      setSaid({ mistake: true, text: sentenceOf(error) })
    }
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
  return (
    <form className="feed-adding" onSubmit={(event) => void add(event)}>
      <input
        type="url"
        dir="ltr"
        required
        aria-label={words.feedAddress}
        placeholder="https://example.org/feed.xml"
        value={url}
        onChange={(event) => setUrl(event.target.value)}
        data-feed-url
      />
      <button type="submit" className="primary">
        {words.addFeed}
      </button>
      <label className="button">
        {words.importOpml}
        <input
          type="file"
          accept=".opml,.xml,text/x-opml"
          onChange={(event) => void read(event.target.files?.[0])}
          data-opml
        />
      </label>
      <a className="button" href="/api/feeds/export" download>
        {words.exportOpml}
      </a>
      {said && (
        <p className={said.mistake ? 'mistake' : 'hint'} role="status">
          {said.text}
        </p>
      )}
    </form>
  )
}
