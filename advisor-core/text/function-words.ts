import {fold} from './stem'

/** What a word of the language itself does in a wish. */
export type Operator =
  | 'at-most'
  | 'at-least'
  | 'around'
  | 'between'
  | 'to'
  | 'not'
  | 'or'
  | 'and'
  | 'but'
  | 'than'
  | 'any'
  | 'for'
  | 'preference'
  | 'or-less'
  | 'or-more'

const OPERATORS: Readonly<Record<Operator, readonly string[]>> = {
  'at-most': [
    'unter|bis zu|höchstens|höchsten|maximal|maximum|max|weniger als|kleiner als|nicht über|<|<=|≤',
    'under|below|up to|at most|less than|fewer than|no more than|smaller than|upto|at the most',
  ],
  'at-least': [
    'mindestens|mindesten|mind|min|minimum|wenigstens|ab|über|mehr als|größer als|minimal|>|>=|≥',
    'at least|over|above|more than|from|starting at|no less than|bigger than|larger than',
  ],
  around: [
    'um|um die|so um|so um die|ca|circa|zirka|etwa|ungefähr|rund|~|≈',
    'around|about|roughly|approximately|approx',
  ],
  between: ['zwischen', 'between'],
  to: ['bis', 'to|til|till|until'],
  not: [
    'nicht|kein|keine|keinen|keinem|keiner|keins|ohne|nie|niemals|nichts|keinesfalls|auf keinen fall|außer|weder|statt|anstatt|bloß nicht|bloß kein|alles außer',
    'not|no|without|except|instead of|other than|anything but|neither|never|nothing|w/o|dont|dont want|do not want|non',
  ],
  or: ['oder|noch|bzw|/', 'or|nor'],
  and: ['und|sowie|&', 'and'],
  but: [
    'mit|aber|sondern|lieber|dafür|stattdessen|hauptsache|sonst|doch',
    'with|but|rather|instead|otherwise|having',
  ],
  than: ['als', 'than'],
  any: [
    'egal|ist egal|spielt keine rolle|keine rolle|nicht wichtig|nicht so wichtig|unwichtig|ist nicht wichtig',
    'doesnt matter|does not matter|dont care|do not care|not important|no object|is not important|irrelevant',
  ],
  for: ['für', 'for'],
  preference: ['präferenz|präferenzen|vorliebe|vorlieben', 'preference|preferences'],
  'or-less': [
    'oder weniger|und weniger|oder drunter|oder darunter|oder kleiner|oder leichter|oder günstiger',
    'or less|and less|or below|or under|or smaller|or lighter|or cheaper|tops',
  ],
  'or-more': [
    'oder mehr|und mehr|aufwärts|und aufwärts|plus|oder größer|und größer|oder höher|+',
    'or more|and more|and up|or higher|or above|or over|or larger|or bigger|upwards',
  ],
}

/** Words that say nothing about a product. */
const FILLERS = `
  ich du er sie es wir ihr mich mir uns unser unsere mein meine meinen meiner dein deine man
  der die das den dem des ein eine einen einem einer eines dies diese dieser dieses diesen jede jeder jedes alle
  suche suchen sucht brauche brauchen braucht bräuchte möchte möchten hätte hätten will wollen wünsche wünschen
  soll sollte sollten sollen muss müssen darf dürfen kann können könnte werden wird würde haben hat habe sein
  bin ist sind war geben gibt kaufen finden nehmen passt passen passend kosten kostet machen macht gehen geht
  für fürs von vom zu zum zur in im an am auf aufs aus bei beim nach je pro vor durch gegen seit wegen gerne gern
  etwas was wie wo wer so auch noch nur mal bitte danke sehr ganz recht ziemlich besonders möglichst richtig
  wirklich wenn dass da dann hier hallo guten tag ja nein okay ok eher also bzgl etc usw circa viele wichtig gut gute
  guter gutes neu neue neuer neues ungern zirka preislich sich damit dabei unbedingt idealerweise am liebsten
  i im ive id me my we us our you your he she it they them this that these those the a an one ones some any
  look looking search searching need needs want wants wanting would like likes love prefer preferably should must
  have has had be is are am was can could will may might do does get give buy find show fit fits
  for of off in on at by into onto as up out per each than if so too also just only please thanks thank hi hello
  very really quite pretty rather something anything thing things good nice great new best better made make makes
  there here who which what when where how and/or ideally definitely possible possibly etc yes cost costs costing
  möglich anderem sowas zwar nämlich mag sagen denke vielleicht maybe think say
  reicht reichen genügt genügen langt schaffen schafft schaffe diesmal jetzt heute bisschen bisher
  enough sufficient suffices fine done able now today
  modell modelle model models produkt produkte product products gerät geräte device ding teil artikel`

const joined = (phrase: string): string =>
  (phrase.match(/\p{L}+|[^\s\p{L}]+/gu) ?? [])
    .map((word) => (/\p{L}/u.test(word) ? fold(word) : word))
    .join(' ')

/** Operators by their words, folded and joined by blanks. */
export const OPERATOR_BY_WORDS: ReadonlyMap<string, Operator> = new Map(
  (Object.entries(OPERATORS) as [Operator, readonly string[]][]).flatMap(([operator, lists]) =>
    lists.flatMap((list) => list.split('|').map((phrase) => [joined(phrase), operator] as const)),
  ),
)

/** Longest operator, in words. */
export const LONGEST_OPERATOR = Math.max(
  ...[...OPERATOR_BY_WORDS.keys()].map((words) => words.split(' ').length),
)

/** Fillers that change what stands beside them: kept in the merchant's phrases, passed over in the visitor's text. */
const DEGREES = `sehr richtig besonders wirklich very really meistens meist oft manchmal selten immer
  mostly often sometimes rarely always usually`

const DEGREE_WORDS: ReadonlySet<string> = new Set(DEGREES.split(/\s+/).map(fold))

const FILLER_WORDS: ReadonlySet<string> = new Set(FILLERS.trim().split(/\s+/).map(fold))

/** Whether a word carries no meaning of its own. */
export const isFiller = (word: string): boolean => FILLER_WORDS.has(fold(word)) || isDegree(word)

/** "sehr", "oft": a filler that changes what stands beside it. */
export const isDegree = (word: string): boolean => DEGREE_WORDS.has(fold(word))

/** Whether a word belongs to the language, not to a catalogue. */
export const isFunctionWord = (word: string): boolean => isFiller(word) || OPERATOR_BY_WORDS.has(fold(word))

/** Single operator words long enough that their typos are understood too ("betwen"). */
export const LONG_OPERATORS: readonly string[] = [...OPERATOR_BY_WORDS.keys()].filter((words) =>
  /^[a-z]{5,}$/.test(words),
)
