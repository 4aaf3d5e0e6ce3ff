import {type Term, t} from './term'

type Row = Omit<Term, 'kind'>

/** Attributes that a product has or has not. */
const rows: readonly Row[] = [
  {
    id: '5g',
    names: ['5g', '5g support', '5g fähig'],
    label: t('5G', '5G'),
    better: 'higher',
    ask: t('Brauchen Sie 5G?', 'Do you need 5G?'),
    why: t('Schneller unterwegs, wo es ein 5G-Netz gibt.', 'Faster on the move where there is a 5G network.'),
  },
  {
    id: 'nfc',
    names: ['nfc'],
    label: t('NFC', 'NFC'),
    better: 'higher',
    ask: t('Brauchen Sie NFC, etwa zum Bezahlen?', 'Do you need NFC, for instance to pay?'),
  },
  {
    id: 'battery_powered',
    names: [
      'akku',
      'akkubetrieb',
      'akkubetrieben',
      'mit akku',
      'battery',
      'battery powered',
      'battery operated',
    ],
    label: t('Akkubetrieb', 'Battery-powered'),
    ask: t('Soll es mit Akku laufen?', 'Should it run on a battery?'),
    why: t(
      'Mit Akku stört kein Kabel, dafür muss er geladen werden.',
      'On a battery no cord is in the way, but it needs charging.',
    ),
  },
  {
    id: 'bagless',
    names: ['beutellos', 'bagless', 'ohne beutel'],
    label: t('Beutellos', 'Bagless'),
    ask: t('Soll es ohne Staubbeutel auskommen?', 'Should it do without a dust bag?'),
    why: t(
      'Ohne Beutel kaufen Sie nichts nach, beim Leeren staubt es aber mehr.',
      'Without bags there is nothing to buy again, but emptying it is dustier.',
    ),
  },
  {
    id: 'touchscreen',
    names: ['touchscreen', 'touch', 'touch display'],
    label: t('Touchscreen', 'Touchscreen'),
    ask: t('Möchten Sie den Bildschirm mit dem Finger bedienen?', 'Would you like a touchscreen?'),
  },
  {
    id: 'waterproof',
    names: ['waterproof', 'wasserdicht', 'water resistant', 'wasserfest', 'wasserabweisend'],
    label: t('Wasserdicht', 'Waterproof'),
    better: 'higher',
    ask: t('Soll es wasserdicht sein?', 'Should it be waterproof?'),
    why: t(
      'Hält Nässe ab, lässt aber meist weniger Luft durch.',
      'Keeps the wet out, but usually breathes less.',
    ),
  },
  {
    id: 'foldable',
    names: ['foldable', 'faltbar', 'klappbar', 'folding'],
    label: t('Faltbar', 'Foldable'),
    ask: t('Soll es sich zusammenklappen lassen?', 'Should it fold?'),
  },
  {
    id: 'grinder',
    names: ['grinder', 'mahlwerk', 'built in grinder', 'integrated grinder'],
    label: t('Mahlwerk', 'Grinder'),
    ask: t('Soll ein Mahlwerk eingebaut sein?', 'Should a grinder be built in?'),
    why: t(
      'Frisch gemahlen schmeckt voller; ein Mahlwerk braucht aber Platz und ist zu hören.',
      'Freshly ground tastes fuller, but a grinder takes space and can be heard.',
    ),
  },
  {
    id: 'bluetooth',
    names: ['bluetooth'],
    label: t('Bluetooth', 'Bluetooth'),
    better: 'higher',
    ask: t('Brauchen Sie Bluetooth?', 'Do you need Bluetooth?'),
  },
  {
    id: 'wifi',
    names: ['wifi', 'wi fi', 'wlan'],
    label: t('WLAN', 'Wi-Fi'),
    better: 'higher',
    ask: t('Brauchen Sie WLAN?', 'Do you need Wi-Fi?'),
  },
  {
    id: 'wireless',
    names: ['wireless', 'kabellos', 'cordless', 'drahtlos'],
    label: t('Kabellos', 'Wireless'),
    ask: t('Soll es kabellos sein?', 'Should it be wireless?'),
  },
  {
    id: 'removable_battery',
    names: ['removable battery', 'akku entnehmbar', 'entnehmbarer akku', 'abnehmbarer akku'],
    label: t('Akku entnehmbar', 'Removable battery'),
    better: 'higher',
    ask: t(
      'Möchten Sie den Akku zum Laden herausnehmen?',
      'Would you like to take the battery out for charging?',
    ),
  },
  {
    id: 'lights',
    names: ['lights', 'licht', 'beleuchtung', 'light'],
    label: t('Beleuchtung', 'Lights'),
    ask: t('Soll eine Beleuchtung dabei sein?', 'Should lights be included?'),
  },
  {
    id: 'rack',
    names: ['rack', 'gepäckträger', 'luggage rack', 'carrier'],
    label: t('Gepäckträger', 'Luggage rack'),
    ask: t('Soll ein Gepäckträger dabei sein?', 'Should a luggage rack be included?'),
  },
  {
    id: 'vegan',
    names: ['vegan'],
    label: t('Vegan', 'Vegan'),
    ask: t('Soll es vegan sein?', 'Should it be vegan?'),
  },
  {
    id: 'organic',
    names: ['organic', 'bio', 'biologisch'],
    label: t('Bio', 'Organic'),
    ask: t('Soll es aus Bio-Herstellung sein?', 'Should it be organic?'),
  },
  {
    id: 'dishwasher_safe',
    names: ['dishwasher safe', 'spülmaschinenfest', 'spülmaschinengeeignet'],
    label: t('Spülmaschinenfest', 'Dishwasher-safe'),
    better: 'higher',
    ask: t('Soll es in die Spülmaschine dürfen?', 'Should it be dishwasher-safe?'),
  },
  {
    id: 'display',
    names: ['display', 'with display', 'mit display'],
    label: t('Display', 'Display'),
    ask: t('Soll es ein Display haben?', 'Should it have a display?'),
  },
  {
    id: 'timer',
    names: ['timer', 'zeitschaltuhr'],
    label: t('Timer', 'Timer'),
    ask: t('Soll es einen Timer haben?', 'Should it have a timer?'),
  },
  {
    id: 'dimmable',
    names: ['dimmable', 'dimmbar'],
    label: t('Dimmbar', 'Dimmable'),
    ask: t('Soll es dimmbar sein?', 'Should it be dimmable?'),
  },
  {
    id: 'rechargeable',
    names: ['rechargeable', 'aufladbar', 'wiederaufladbar'],
    label: t('Aufladbar', 'Rechargeable'),
    ask: t('Soll es aufladbar sein?', 'Should it be rechargeable?'),
  },
  {
    id: 'reflective',
    names: ['reflective', 'reflektierend', 'reflektoren'],
    label: t('Reflektierend', 'Reflective'),
    ask: t('Soll es Licht zurückwerfen?', 'Should it be reflective?'),
  },
  {
    id: 'breathable',
    names: ['breathable', 'atmungsaktiv'],
    label: t('Atmungsaktiv', 'Breathable'),
    ask: t('Soll es atmungsaktiv sein?', 'Should it be breathable?'),
  },
  {
    id: 'noise_cancelling',
    names: ['noise cancelling', 'noise cancellation', 'geräuschunterdrückung', 'anc'],
    label: t('Geräuschunterdrückung', 'Noise cancelling'),
    ask: t('Sollen Umgebungsgeräusche ausgeblendet werden?', 'Should it shut out noise around you?'),
  },
]

export const FLAGS: readonly Term[] = rows.map((row) => ({...row, kind: 'flag'}))

/**
 * Words inside longer descriptions ("IPS Panel Full HD / Touchscreen 1920x1080") that name a feature one may
 * want; the pattern finds the word, the label says it to people.
 */
export const FEATURES = [
  {pattern: 'touch ?screen', label: t('Touchscreen', 'Touchscreen')},
  {pattern: 'ips', label: t('IPS (von der Seite gut zu sehen)', 'IPS (clear from the side)')},
  {pattern: 'oled', label: t('OLED (tiefes Schwarz)', 'OLED (deep black)')},
  {pattern: 'ssd', label: t('SSD (schnell und leise)', 'SSD (fast and silent)')},
  {pattern: 'hdd', label: t('Festplatte (viel Platz fürs Geld)', 'Hard disk (much space for the money)')},
  {pattern: 'flash', label: t('Flash-Speicher', 'Flash storage')},
  {pattern: 'bluetooth', label: t('Bluetooth', 'Bluetooth')},
  {pattern: 'wi-?fi|wlan', label: t('WLAN', 'Wi-Fi')},
  {pattern: 'nfc', label: t('NFC', 'NFC')},
  {pattern: '5g', label: t('5G', '5G')},
  {pattern: 'usb-?c', label: t('USB-C', 'USB-C')},
  {pattern: 'hdmi', label: t('HDMI', 'HDMI')},
  {pattern: 'thunderbolt', label: t('Thunderbolt', 'Thunderbolt')},
  {pattern: 'waterproof|wasserdicht', label: t('Wasserdicht', 'Waterproof')},
  {pattern: 'foldable|faltbar|klappbar', label: t('Faltbar', 'Foldable')},
  {pattern: 'rechargeable|aufladbar', label: t('Aufladbar', 'Rechargeable')},
] as const
