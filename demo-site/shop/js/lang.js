// Runs before anything is drawn: the language is in the address or, on the way through the shop, in the last one.
;(() => {
  const langIn = (address) => {
    if (!address.startsWith(location.origin)) return null
    return new URL(address).searchParams.get('lang')
  }
  const lang = langIn(location.href) ?? langIn(document.referrer)
  document.documentElement.lang = lang === 'en' ? 'en' : 'de'
})()
