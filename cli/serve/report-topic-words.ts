import type {LocalText} from '../../advisor-core/catalog/types'
import type {ReportedBehaviour, ReportedSignal, TopicSource} from '../../advisor-core/reporting/types'

/** What a topic of each kind is about; where it is about one question, trait or circumstance, that follows. */
export const TOPIC_WORDS: Readonly<Record<TopicSource['kind'], LocalText>> = {
  archetype: {de: 'Wer Rat sucht', en: 'Who asks for advice'},
  trait: {de: 'Wesenszug', en: 'Trait'},
  question: {de: 'Antworten', en: 'Answers'},
  agreement: {de: 'Passt das gewählte Produkt zur Antwort?', en: 'Does the chosen product fit the answer?'},
  hour: {de: 'Tageszeit', en: 'Time of day'},
  weekday: {de: 'Wochentag', en: 'Day of the week'},
  device: {de: 'Gerät', en: 'Device'},
  joint: {de: 'Wer Rat sucht', en: 'Who asks for advice'},
  'signal-group': {de: 'Gewählte Warengruppe', en: 'Chosen product group'},
  behaviour: {
    de: 'Teurer oder günstiger als ein anderer Vorschlag, der nicht gewählt wurde?',
    en: 'Dearer or cheaper than another suggestion that was not chosen?',
  },
  'last-question': {de: 'Bis wohin die Beratung ging', en: 'How far the advice went'},
  transition: {de: 'Schritte der Beratung', en: 'Steps of the advice'},
  'chosen-group': {de: 'Gewählte Warengruppe', en: 'Chosen product group'},
  kpi: {de: 'Hat die Beratung geholfen?', en: 'Did the advice help?'},
  experiment: {de: 'Vergleich von Fassungen', en: 'Comparison of versions'},
}

/** Between the archetype or the product group, or the price, and a circumstance or what was done in the shop. */
export const BY_SIGNAL: Readonly<Record<ReportedSignal | ReportedBehaviour, LocalText>> = {
  hour: {de: 'nach Tageszeit', en: 'by time of day'},
  weekday: {de: 'nach Wochentag', en: 'by day of the week'},
  device: {de: 'nach Gerät', en: 'by device'},
  sort: {de: '(nach der Sortierung im Shop)', en: '(by sorting in the shop)'},
  filter: {de: '(nach dem Filter im Shop)', en: '(by filter in the shop)'},
  search: {de: '(nach der Suche im Shop)', en: '(by search in the shop)'},
}

/** Cells that are the same in every shop. */
export const CELL_WORDS: Readonly<Record<string, LocalText>> = {
  night: {de: 'Nacht', en: 'Night'},
  morning: {de: 'Morgen', en: 'Morning'},
  midday: {de: 'Mittag', en: 'Midday'},
  afternoon: {de: 'Nachmittag', en: 'Afternoon'},
  evening: {de: 'Abend', en: 'Evening'},
  monday: {de: 'Montag', en: 'Monday'},
  tuesday: {de: 'Dienstag', en: 'Tuesday'},
  wednesday: {de: 'Mittwoch', en: 'Wednesday'},
  thursday: {de: 'Donnerstag', en: 'Thursday'},
  friday: {de: 'Freitag', en: 'Friday'},
  saturday: {de: 'Samstag', en: 'Saturday'},
  sunday: {de: 'Sonntag', en: 'Sunday'},
  phone: {de: 'Handy', en: 'Phone'},
  tablet: {de: 'Tablet', en: 'Tablet'},
  desktop: {de: 'Computer', en: 'Computer'},
  agrees: {de: 'passt', en: 'fits'},
  contradicts: {de: 'passt nicht', en: 'does not fit'},
  'no-preference': {de: 'egal', en: 'no preference'},
  nothing: {de: 'im Shop nichts dergleichen getan', en: 'nothing of the kind done in the shop'},
  'price-up': {de: 'günstige zuerst', en: 'low price first'},
  'price-down': {de: 'teure zuerst', en: 'high price first'},
  brand: {de: 'Marke', en: 'brand'},
  price: {de: 'Preis', en: 'price'},
  cheaper: {de: 'günstiger', en: 'cheaper'},
  dearer: {de: 'teurer', en: 'dearer'},
  chosen: {de: 'Produkt gewählt', en: 'product chosen'},
  open: {de: 'kein Produkt gewählt', en: 'no product chosen'},
  '(start)': {de: 'Anfang', en: 'Start'},
  '(results)': {de: 'Ergebnisse', en: 'Results'},
  '(other)': {de: 'eine andere Frage', en: 'another question'},
}

/** The bins of a trait between the words of its two ends. */
export const BIN_WORDS: Readonly<Record<string, LocalText>> = {
  lowest: {de: 'deutlich', en: 'clearly'},
  low: {de: 'eher', en: 'rather'},
  middle: {de: 'weder noch', en: 'neither'},
  high: {de: 'eher', en: 'rather'},
  highest: {de: 'deutlich', en: 'clearly'},
}

/** What is measured besides whether the advice helped. */
export const KPI_WORDS: Readonly<Record<string, LocalText>> = {
  'trait-answers': {
    de: 'Wie viele Aussagen über sich jemand beantwortet hat',
    en: 'How many statements about themselves were answered',
  },
}

/** The five answers to "did the advice help?". */
export const HELPED_WORDS: Readonly<Record<string, LocalText>> = {
  '1': {de: '1, gar nicht', en: '1, not at all'},
  '2': {de: '2', en: '2'},
  '3': {de: '3', en: '3'},
  '4': {de: '4', en: '4'},
  '5': {de: '5, sehr', en: '5, very much'},
}
