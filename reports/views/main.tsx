import {render} from 'preact'
import {App} from './App'
import {askedInAddress} from './address'
import {pickLocale} from './locale'

const root = document.getElementById('reports')
if (root) {
  const locale = pickLocale(askedInAddress('lang'), navigator.languages)
  render(<App shop={askedInAddress('shop')} firstLocale={locale} firstSet={askedInAddress('set')} />, root)
}
