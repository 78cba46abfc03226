'use client'
// Starter packs: feeds by region and language, added with one click. What is already watched is left alone.
import { useState } from 'react'
import { STARTER_PACKS, type StarterPack } from '../../core/starter-packs/starter-packs.ts'
import { AskError, sentenceOf } from '../live/ask.ts'
import { useActions, useDesk, useLocale, useWords } from '../live/use-desk.ts'
import { ChangeButton } from './change-button.tsx'

const ALREADY_THERE = 409

export function StarterPacks() {
  const words = useWords()
  return (
    <section>
      <h2>{words.packs}</h2>
      <div className="packs">
        {STARTER_PACKS.map((pack) => (
          <Pack key={pack.id} pack={pack} />
        ))}
      </div>
    </section>
  )
}

function Pack({ pack }: { pack: StarterPack }) {
  const feeds = useDesk((state) => state.feeds)
  const [busy, setBusy] = useState(false)
  const [mistake, setMistake] = useState<string | null>(null)
  const words = useWords()
  const locale = useLocale() === 'ar' ? 'ar' : 'en'
  const { addFeed } = useActions()
  const missing = pack.feeds.filter(({ url }) => !feeds.some((feed) => feed.url === url))
  const add = async () => {
    setBusy(true)
    setMistake(null)
    try {
      for (const feed of missing)
        await addFeed(feed).catch((error: unknown) => {
          if (!(error instanceof AskError && error.status === ALREADY_THERE)) throw error
        })
    } catch (error) {
      setMistake(sentenceOf(error))
    }
    setBusy(false)
  }
  return (
    <article className="pack" data-pack={pack.id}>
      <h3>{pack.name[locale]}</h3>
      <p>{pack.about[locale]}</p>
      <p className="pack-feeds">
        {pack.feeds.map(({ url, title, language }) => (
          <bdi key={url} lang={language}>
            {title}
          </bdi>
        ))}
      </p>
      <ChangeButton disabled={busy || missing.length === 0} onClick={() => void add()}>
        {missing.length === 0 ? words.packAdded : words.packAdd(missing.length)}
      </ChangeButton>
      {mistake && (
        <p className="mistake" role="status">
          {mistake}
        </p>
      )}
    </article>
  )
}
