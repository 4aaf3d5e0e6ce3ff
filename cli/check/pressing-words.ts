/** What is left of a thing, or of the time for it: "nur noch" alone may be about anything. */
const GERMAN = [
  'nur noch (?:[^.,;:!?]{0,30} )?(?:\\d+|ein(?:e[nrms]?)?|zwei|drei|vier|fünf|wenige\\p{L}*|kurze?|heute|morgen|diese\\p{L}*|bis|solange|stück|exemplare?)',
  'nur noch [^.,;:!?]{0,40}(?:auf lager|verfügbar|vorrätig|übrig|erhältlich|lieferbar)',
  'noch \\d+ (?:stück|exemplare?|tage?|stunden?|minuten?)',
  'nur (?:heute|jetzt|für kurze zeit|kurze zeit|solange)',
  'heute (?:noch )?(?:bestellen|kaufen|sichern|zugreifen|zuschlagen|reduziert|günstiger|im angebot)',
  'jetzt (?:zugreifen|zuschlagen|sichern|kaufen|bestellen)',
  'sichern sie sich',
  'greifen sie (?:schnell |jetzt )?zu',
  'schnell (?:sein|zugreifen|zuschlagen|sichern)',
  'letzte\\p{L}* (?:chance|gelegenheit|stücke?|exemplare?|tage?)',
  'solange (?:der )?vorrat',
  '(?:fast|bald|schnell) (?:ausverkauft|vergriffen|weg)',
  'stark (?:gefragt|nachgefragt)',
  'hohe nachfrage',
  'restposten',
  'begrenzt\\p{L}*',
  'limitiert\\p{L}*',
  'beeilen',
  'verpassen',
  'countdown',
  '(?:endet|läuft) (?:heute|morgen|bald|in)',
  '\\d+ (?:personen|leute|kunden|andere) (?:sehen|schauen|haben)',
]

const ENGLISH = [
  'only (?:a few|\\d+|one|two|three|few)(?: \\p{L}+)? (?:left|remaining|in stock)',
  '(?:few|\\d+|last (?:one|ones|few)) (?:left|remaining)',
  'only (?:today|now|for a short time)',
  'today only',
  '(?:order|buy|get it|act) (?:now|today)',
  'last (?:chance|one|ones|few|days?|pieces?|call)',
  'while (?:stocks?|supplies) lasts?',
  '(?:almost|nearly|soon) (?:sold out|gone)',
  '(?:selling|going) fast',
  'high demand',
  'limited (?:time|stock|edition|offer|supply|quantity|quantities)',
  'hurry',
  '(?:don.t|do not) (?:miss|wait)',
  'before it.s (?:gone|too late)',
  '(?:ends|expires) (?:today|tomorrow|soon|in)',
  '\\d+ (?:people|others|customers) (?:are |have )?(?:looking|viewing|watching|bought)',
]

const PRESSURE = new RegExp(`(?<![\\p{L}\\d])(?:${[...GERMAN, ...ENGLISH].join('|')})(?![\\p{L}\\d])`, 'iu')

/** The first words in a text that speak of scarcity, hurry or a countdown, German or English; `null` without any. */
export function pressingWords(text: string): string | null {
  return PRESSURE.exec(text)?.[0] ?? null
}
