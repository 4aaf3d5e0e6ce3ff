import {type DraftItem, type DraftTrait, OWN} from './traits-draft'

type Words = readonly [de: string, en: string]

function own(id: string, facet: string, keyed: 1 | -1, text: Words, plain: Words): DraftItem {
  return {
    id,
    facet,
    keyed,
    text: {de: text[0], en: text[1]},
    plain: {de: plain[0], en: plain[1]},
    source: OWN,
  }
}

/** Shopping traits in our own words, CC0: the constructs are free, other people's wordings are not. */
export const OWN_TRAITS: readonly DraftTrait[] = [
  {
    id: 'price',
    label: {de: 'Preisbewusstsein', en: 'Price consciousness'},
    low: {de: 'schaut zuerst auf das Produkt', en: 'looks at the product first'},
    high: {de: 'schaut zuerst auf den Preis', en: 'looks at the price first'},
    anchors: [],
    items: [
      own(
        'price-wait-for-offer',
        'price',
        1,
        [
          'Ich warte lieber auf ein Angebot, als den vollen Preis zu zahlen.',
          'I would rather wait for an offer than pay the full price.',
        ],
        ['Ich warte, bis es billiger wird.', 'I wait until it gets cheaper.'],
      ),
      own(
        'price-know-the-price',
        'price',
        1,
        [
          'Ich weiß vorher ziemlich genau, was etwas kosten darf.',
          'I know beforehand pretty much what something may cost.',
        ],
        ['Ich weiß vorher, wie viel ich ausgeben will.', 'I know beforehand how much I want to spend.'],
      ),
      own(
        'price-same-for-less',
        'price',
        1,
        [
          'Von zwei ähnlichen Produkten nehme ich meist das günstigere.',
          'Of two similar products I usually take the cheaper one.',
        ],
        [
          'Sind zwei Dinge fast gleich, nehme ich das billigere.',
          'If two things are nearly the same, I take the cheaper one.',
        ],
      ),
      own(
        'price-hardly-look',
        'price',
        -1,
        [
          'Wenn mir etwas richtig gut gefällt, achte ich kaum auf den Preis.',
          'When I really like something, I hardly look at the price.',
        ],
        [
          'Wenn mir etwas gefällt, ist der Preis nicht so wichtig.',
          'When I like something, the price is not so important.',
        ],
      ),
      own(
        'price-few-euros',
        'price',
        -1,
        [
          'Über ein paar Euro mehr oder weniger denke ich nicht lange nach.',
          'I do not think long about a difference of a few euros.',
        ],
        ['Ein paar Euro mehr sind mir egal.', 'I do not mind a few euros more.'],
      ),
    ],
  },
  {
    id: 'brand',
    label: {de: 'Markentreue', en: 'Brand loyalty'},
    low: {de: 'wählt ohne Blick auf die Marke', en: 'chooses regardless of brand'},
    high: {de: 'bleibt vertrauten Marken treu', en: 'stays with familiar brands'},
    anchors: [],
    items: [
      own(
        'brand-good-experience',
        'brand',
        1,
        [
          'Wenn sich eine Marke bei mir bewährt hat, bleibe ich dabei.',
          'Once a brand has served me well, I stay with it.',
        ],
        ['War eine Marke gut, kaufe ich sie wieder.', 'If a brand was good, I buy it again.'],
      ),
      own(
        'brand-favourite',
        'brand',
        1,
        ['Bei den meisten Dingen habe ich eine Lieblingsmarke.', 'For most things I have a favourite brand.'],
        ['Ich habe feste Lieblingsmarken.', 'I have favourite brands.'],
      ),
      own(
        'brand-pay-more',
        'brand',
        1,
        [
          'Für eine Marke, der ich vertraue, zahle ich etwas mehr.',
          'I pay a little more for a brand that I trust.',
        ],
        ['Eine gute Marke darf mehr kosten.', 'A good brand may cost more.'],
      ),
      own(
        'brand-does-not-matter',
        'brand',
        -1,
        [
          'Welche Marke draufsteht, ist mir nicht so wichtig.',
          'Which brand name is on it is not that important to me.',
        ],
        ['Die Marke ist mir egal.', 'I do not care about the brand.'],
      ),
      own(
        'brand-try-unknown',
        'brand',
        -1,
        [
          'Auch Marken, die ich nicht kenne, probiere ich ohne Weiteres aus.',
          'I readily try a brand that I do not know.',
        ],
        ['Ich kaufe auch Marken, die ich nicht kenne.', 'I also buy brands that I do not know.'],
      ),
    ],
  },
  {
    id: 'sustainability',
    label: {de: 'Nachhaltigkeit', en: 'Sustainability'},
    low: {de: 'entscheidet nach anderen Dingen', en: 'decides by other things'},
    high: {de: 'achtet auf Umwelt und Haltbarkeit', en: 'minds environment and durability'},
    anchors: [],
    items: [
      own(
        'sustainability-repairable',
        'durability',
        1,
        [
          'Mir ist wichtig, dass sich etwas reparieren lässt.',
          'It matters to me that things can be repaired.',
        ],
        ['Man soll ein Produkt reparieren können.', 'It should be possible to repair a product.'],
      ),
      own(
        'sustainability-pay-more',
        'environment',
        1,
        [
          'Wenn etwas umweltschonend hergestellt ist, zahle ich gern etwas mehr.',
          'I spend a little more on things made with care for the environment.',
        ],
        [
          'Ist etwas besser für die Umwelt, zahle ich mehr dafür.',
          'I pay more if it is better for the environment.',
        ],
      ),
      own(
        'sustainability-where-made',
        'environment',
        1,
        [
          'Ich möchte wissen, wie und wo etwas hergestellt wurde.',
          'I like to know how and where something was made.',
        ],
        ['Ich will wissen, woher ein Produkt kommt.', 'I want to know where a product comes from.'],
      ),
      own(
        'sustainability-no-role',
        'environment',
        -1,
        [
          'Ob etwas nachhaltig ist, spielt für mich beim Kauf keine Rolle.',
          'Whether something is sustainable plays no part when I buy.',
        ],
        [
          'Umweltschutz ist mir beim Kaufen nicht wichtig.',
          'The environment is not important to me when I buy.',
        ],
      ),
      own(
        'sustainability-replace',
        'durability',
        -1,
        [
          'Wenn etwas kaputtgeht, kaufe ich es lieber neu, statt es reparieren zu lassen.',
          'When something breaks, I would rather buy it new than have it repaired.',
        ],
        ['Ist etwas kaputt, kaufe ich es neu.', 'When something is broken, I buy a new one.'],
      ),
    ],
  },
  {
    id: 'touch',
    label: {de: 'Anfassen und sichergehen', en: 'Seeing for oneself'},
    low: {de: 'bestellt auch ungesehen', en: 'orders things unseen'},
    high: {de: 'will es vorher genau vor sich haben', en: 'wants to see it up close first'},
    anchors: [],
    items: [
      own(
        'touch-hold-first',
        'touch',
        1,
        [
          'Größere Anschaffungen schaue ich mir am liebsten erst im Laden an.',
          'For larger purchases I like to have a look in a shop first.',
        ],
        ['Teure Dinge will ich erst im Laden sehen.', 'I look at expensive things in a shop first.'],
      ),
      own(
        'touch-pictures-not-enough',
        'touch',
        1,
        [
          'Auf Bildern kann ich schlecht einschätzen, wie sich etwas anfühlt.',
          'From pictures I find it hard to tell how something feels.',
        ],
        ['Bilder reichen mir oft nicht.', 'Pictures are often not enough for me.'],
      ),
      own(
        'touch-sure-before-ordering',
        'returns',
        1,
        [
          'Ich bestelle nur, wenn ich ziemlich sicher bin, dass ich nichts zurückschicken muss.',
          'I only order when I am fairly sure that I will not have to send anything back.',
        ],
        ['Ich will nichts zurückschicken müssen.', 'I do not want to have to send things back.'],
      ),
      own(
        'touch-order-unseen',
        'touch',
        -1,
        [
          'Ich bestelle auch Dinge, die ich nur von Bildern kenne.',
          'I also order things that I only know from pictures.',
        ],
        ['Ich bestelle auch Dinge, die ich nie gesehen habe.', 'I also order things I have never seen.'],
      ),
      own(
        'touch-returns-are-fine',
        'returns',
        -1,
        [
          'Wenn etwas nicht passt, schicke ich es eben zurück.',
          'If something does not suit me, I simply send it back.',
        ],
        ['Es macht mir nichts aus, etwas zurückzuschicken.', 'I do not mind sending things back.'],
      ),
    ],
  },
  {
    id: 'search',
    label: {de: 'Vergleichsfreude', en: 'Liking to compare'},
    low: {de: 'nimmt, was gut genug ist', en: 'takes what is good enough'},
    high: {de: 'sucht, bis das Beste gefunden ist', en: 'looks until the best is found'},
    anchors: [],
    items: [
      own(
        'search-compare-many',
        'search',
        1,
        [
          'Ich vergleiche viele Angebote, bevor ich mich entscheide.',
          'I compare many offers before I decide.',
        ],
        ['Ich vergleiche viel, bevor ich kaufe.', 'I compare a lot before I buy.'],
      ),
      own(
        'search-keep-looking',
        'search',
        1,
        [
          'Auch wenn ich schon etwas Passendes habe, schaue ich gern weiter.',
          'Even when I have found something that fits, I like to keep looking.',
        ],
        ['Ich suche weiter, auch wenn schon etwas passt.', 'I keep looking even when something fits.'],
      ),
      own(
        'search-read-tests',
        'search',
        1,
        [
          'Vor einer größeren Anschaffung lese ich mehrere Tests oder Bewertungen.',
          'Before a larger purchase I read several tests and reviews.',
        ],
        ['Vor dem Kauf lese ich Tests.', 'I read tests before I buy.'],
      ),
      own(
        'search-stop-when-fits',
        'search',
        -1,
        [
          'Sobald etwas zu meinen Wünschen passt, suche ich nicht weiter.',
          'As soon as something meets my wishes, I stop looking.',
        ],
        ['Passt etwas, höre ich auf zu suchen.', 'When something fits, I stop looking.'],
      ),
      own(
        'search-few-suffice',
        'search',
        -1,
        ['Zwei oder drei gute Vorschläge reichen mir.', 'Two or three good suggestions are enough for me.'],
        ['Ich brauche nicht viel Auswahl.', 'I do not need much to choose from.'],
      ),
    ],
  },
]
