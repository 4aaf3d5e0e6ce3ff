import {useEffect, useRef, useState} from 'preact/hooks'
import {rememberInAddress} from './address'
import {KeyForm} from './KeyForm'
import {type Loaded, loadEstimates, type Progress} from './load-estimates'
import {WORDS} from './locale'
import {Notice} from './Notice'
import {PageHeader} from './PageHeader'
import {Report} from './Report'
import {StillSimulating} from './StillSimulating'
import type {Locale} from './words'

/** How often a page asks whether the simulated visits are there. */
const ASK_AGAIN_MS = 2000

interface Props {
  readonly shop: string | null
  readonly firstLocale: Locale
  readonly firstSet: string | null
}

/** The page: fetches once, again while visits are being simulated, and shows one set of figures, or says honestly why there is none. */
export function App({shop, firstLocale, firstSet}: Props) {
  const [locale, setLocale] = useState(firstLocale)
  const [set, setSet] = useState(firstSet)
  const [loaded, setLoaded] = useState<Loaded | null>(null)
  const words = WORDS[locale]

  const lastKey = useRef<string | null>(null)
  const load = async (key: string | null) => {
    lastKey.current = key
    setLoaded(null)
    setLoaded(await loadEstimates({shop, key, set}))
  }
  const show = async (hash: string) => {
    const next = hash.slice(0, 8)
    rememberInAddress('set', next)
    const sets = loaded?.kind === 'loaded' ? loaded.estimates.configurations : []
    // What stands there stays until the other figures are complete.
    if (!sets.some((each) => each.hash === hash))
      setLoaded(await loadEstimates({shop, key: lastKey.current, set: next}))
    setSet(next)
  }
  useEffect(() => {
    if (loaded?.kind !== 'loaded' || !loaded.simulating) return
    const timer = setTimeout(async () => {
      const now = await loadEstimates({shop, key: lastKey.current, set})
      // The figures stay as they are until the new ones are complete.
      setLoaded(now.kind === 'loaded' && !now.simulating ? now : {...loaded, ...toProgress(now)})
    }, ASK_AGAIN_MS)
    return () => clearTimeout(timer)
  }, [loaded])
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
    return (
      <Report estimates={loaded.estimates} asked={set} onShow={show} {...{locale, switchLocale}}>
        {loaded.simulating && <StillSimulating {...loaded.simulating} locale={locale} />}
      </Report>
    )
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

/** How far it is; where the answer does not say, as far as it was. */
function toProgress(loaded: Loaded): {readonly simulating?: Progress} {
  return loaded.kind === 'loaded' && loaded.simulating ? {simulating: loaded.simulating} : {}
}
