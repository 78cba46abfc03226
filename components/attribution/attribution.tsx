// The page that says whose data Rasid uses: a plain document, readable without any script.
import type { Locale } from '../words/words.ts'
import { DATA, type Source, TYPEFACES, WORDS } from './sources.ts'

export function Attribution({ locale }: { locale: Locale }) {
  const words = WORDS[locale]
  return (
    <main className="attribution">
      <a className="back" href="/">
        {words.back}
      </a>
      <h1>{words.title}</h1>
      <p>{words.lead}</p>
      <h2>{words.data}</h2>
      <Sources sources={DATA} locale={locale} />
      <p className="own">{words.own}</p>
      <h2>{words.typefaces}</h2>
      <Sources sources={TYPEFACES} locale={locale} />
    </main>
  )
}

function Sources({ sources, locale }: { sources: Source[]; locale: Locale }) {
  return (
    <dl>
      {sources.map(({ name, address, licence, licenceAddress, use }) => (
        <div key={name}>
          <dt>
            <bdi lang="en">
              <a href={address} rel="noreferrer">
                {name}
              </a>
            </bdi>
            <bdi lang="en" className="licence">
              {licenceAddress ? (
                <a href={licenceAddress} rel="noreferrer">
                  {licence}
                </a>
              ) : (
                licence
              )}
            </bdi>
          </dt>
          <dd>{use[locale]}</dd>
        </div>
      ))}
    </dl>
  )
}
