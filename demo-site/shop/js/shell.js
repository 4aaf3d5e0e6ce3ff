import {listenToAdvisor} from './advisor.js'
import {count, onCartChange} from './cart-store.js'
import {find} from './dom.js'
import {lang, to, word} from './words.js'

/** What every page has: its texts in the right language, links that keep it, the basket's number. */
export function startPage(title) {
  for (const node of document.querySelectorAll('[data-t]')) node.textContent = word(node.dataset.t)
  for (const node of document.querySelectorAll('[data-t-label]'))
    node.setAttribute('aria-label', word(node.dataset.tLabel))
  for (const link of document.querySelectorAll('a[href^="/"]'))
    link.setAttribute('href', to(link.getAttribute('href')))
  if (title) document.title = title
  drawTongue()
  drawCount()
  onCartChange(drawCount)
  listenToAdvisor()
}

function drawTongue() {
  const other = lang === 'de' ? 'en' : 'de'
  const link = find('[data-tongue]')
  const url = new URL(location.href)
  url.searchParams.set('lang', other)
  link.href = url.pathname + url.search
  link.textContent = other === 'en' ? 'English' : 'Deutsch'
  link.lang = other
  link.hreflang = other
}

function drawCount() {
  const node = find('[data-count]')
  node.textContent = String(count())
  node.classList.toggle('is-full', count() > 0)
}
