import {useEffect, useState} from 'preact/hooks'
import {rememberInAddress} from './address'
import {KeyForm} from './KeyForm'
import {type Loaded, loadEstimates} from './load-estimates'
import {WORDS} from './locale'
import {Notice} from './Notice'
import {PageHeader} from './PageHeader'
import {Report} from './Report'
import type {Locale} from './words'

interface Props {
  readonly shop: string | null
  readonly firstLocale: Locale
  readonly firstSet: string | null
}

/** The page: fetches once, and shows one set of figures, or says honestly why there is none. */
export function App({shop, firstLocale, firstSet}: Props) {
  const [locale, setLocale] = useState(firstLocale)
  const [loaded, setLoaded] = useState<Loaded | null>(null)
  const words = WORDS[locale]

  const load = async (key: string | null) => {
    setLoaded(null)
    setLoaded(await loadEstimates(shop, key))
  }
  useEffect(() => {
    void load(null)
  }, [])
  useEffect(() => {
    document.documentElement.lang = locale
    document.title = words.title
  }, [locale])

  const switchLocale = (next: Locale) => {
    setLocale(next)
    rememberInAddress('lang', next)
  }
  if (loaded?.kind === 'loaded') {
    return <Report estimates={loaded.estimates} {...{locale, switchLocale, firstSet}} />
  }
  return (
    <>
      <PageHeader {...{locale, switchLocale}} title={words.title} />
      <main id="content">
        {loaded === null && <p role="status">{words.loading}</p>}
        {loaded?.kind === 'failed' && (
          <Notice
            role="alert"
            text={words.failures[loaded.reason]}
            action={loaded.reason === 'no-shop' ? null : words.retry}
            onAct={() => load(null)}
          />
        )}
        {loaded?.kind === 'locked' && <KeyForm words={words} wasTried={loaded.wasTried} onKey={load} />}
      </main>
    </>
  )
}
