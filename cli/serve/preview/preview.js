// ?lang=en and ?lang=de open the page of that language, as in the demo shop and the reports.
const pages = {de: '/', en: '/en.html'}
const wanted = new URLSearchParams(location.search).get('lang')
const here = document.documentElement.lang
if (wanted !== here && Object.hasOwn(pages, wanted)) location.replace(pages[wanted] + location.search)
