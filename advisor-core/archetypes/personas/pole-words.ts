import type {PoleWords} from '../default-archetypes'

/** One neutral word or two for each end of a trait; never a diagnosis, never a judgement. */
export const POLE_WORDS: PoleWords = {
  deliberation: {low: {de: 'spontan', en: 'spontaneous'}, high: {de: 'bedacht', en: 'deliberate'}},
  novelty: {low: {de: 'beständig', en: 'constant'}, high: {de: 'neugierig', en: 'curious'}},
  depth: {low: {de: 'unkompliziert', en: 'straightforward'}, high: {de: 'wissbegierig', en: 'inquisitive'}},
  order: {low: {de: 'locker', en: 'easy-going'}, high: {de: 'sorgfältig', en: 'careful'}},
  conformity: {
    low: {de: 'eigenständig', en: 'independent'},
    high: {de: 'nah am Üblichen', en: 'close to the usual'},
  },
  attention: {low: {de: 'unauffällig', en: 'unobtrusive'}, high: {de: 'auffällig', en: 'noticeable'}},
  price: {
    low: {de: 'produktorientiert', en: 'product-minded'},
    high: {de: 'preisbewusst', en: 'price-conscious'},
  },
  brand: {low: {de: 'markenoffen', en: 'open to any brand'}, high: {de: 'markentreu', en: 'loyal to brands'}},
  sustainability: {
    low: {de: 'pragmatisch', en: 'pragmatic'},
    high: {de: 'nachhaltig', en: 'sustainability-minded'},
  },
  touch: {
    low: {de: 'unbesorgt beim Bestellen', en: 'at ease ordering unseen'},
    high: {de: 'haptisch', en: 'hands-on'},
  },
  search: {
    low: {de: 'schnell zufrieden', en: 'soon satisfied'},
    high: {de: 'vergleichsfreudig', en: 'keen to compare'},
  },
}
