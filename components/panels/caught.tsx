'use client'
// The second column: what alerts caught, whatever the stream is narrowed to.
import { useDesk, useWords } from '../live/use-desk.ts'
import { Item } from './item.tsx'

export function CaughtColumn() {
  const caught = useDesk((state) => state.caught)
  const words = useWords()
  return (
    <section className="column caught" aria-labelledby="caught-title">
      <header>
        <h2 id="caught-title">{words.caught}</h2>
      </header>
      <div className="list">
        {caught.length === 0 && <p className="hint">{words.nothingCaught}</p>}
        {caught.map((article) => (
          <Item key={article.id} article={article} />
        ))}
      </div>
    </section>
  )
}
