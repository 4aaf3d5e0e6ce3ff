import {percentIn} from '../locales/number-words'
import {profile} from '../profile/en'
import {shelf} from '../shelf/en'
import {text} from '../text/en'
import {strengthOf} from './strength-of'
import type {GlassWords} from './words'

const percent = percentIn('en')
const listed = new Intl.ListFormat('en')

const week = new Intl.DateTimeFormat('en-GB', {dateStyle: 'medium', timeZone: 'UTC'})

/** Plain English. */
export const words: GlassWords = {
  glass: {
    heading: 'What I know about you',
    intro:
      'This is all of it, and it is only on this device. The bar shows how far each thing moves the choice. What you switch off stops counting at once.',
    close: 'Close',
    kinds: {
      answer: 'Your answers',
      signal: 'Circumstances of your visit',
      trait: 'About you',
      choice: 'What you looked at here',
    },
    arms: 'Your version of this advice',
    armsNote:
      'The shop compares versions. Yours was drawn at random by your device, for this visit; it says nothing about you, and a report about it names it openly. Prices are the same in all of them.',
    nothing: 'Nothing yet.',
    effect: ({kind, effectBits, changesSlate}) => {
      if (changesSlate) return 'changed the suggestions'
      const strength = strengthOf(effectBits, ['little effect', 'medium effect', 'strong effect'])
      if (!strength) return 'no noticeable effect'
      if (kind === 'trait') return `${strength}: changes my picture of you`
      return `${strength}: speaks ${effectBits > 0 ? 'for' : 'against'} the first suggestion`
    },
    computing: 'Working it out …',
    unknown: 'What each thing does cannot be worked out right now. Your answers stand in the advice itself.',
    first: (product) => `${product} is first right now.`,
    others: 'Had you said something else',
    instead: (first, stays, alsoNew) => {
      if (stays && alsoNew.length === 0) return 'The suggestions would stay as they are.'
      const also = alsoNew.length > 0 ? `; new beside it: ${listed.format(alsoNew)}` : ''
      return `${first} would ${stays ? 'stay' : 'be'} first${also}.`
    },
    change: 'Change to this',
    changeTo: (label) => `Change to this: ${label}`,
    off: 'switched off',
    remove: (label) => `${label}: forget`,
    switchLabel: (label) => `Take ${label} into account`,
    profile: 'What I guess',
    profileNone: 'I know nothing about that yet.',
    profileUnsure: 'not sure yet',
    archetype: 'Way of buying',
    archetypeAssigned: (name, p) => `Most likely “${name}”, ${percent(p)} sure.`,
    archetypeMixed: 'Mixed: I cannot place you in one group with certainty, and that is fine.',
    leaves: 'What leaves your device',
    leavesNothing: 'Nothing. Answers, guesses and the choice stay here.',
    leavesOne: 'At most one noisy report a week, because you allowed it.',
    keep: 'Take it with you or delete it',
    remember: 'Remember in this tab',
    rememberNote: 'The advice carries on across the shop’s pages until you close the tab.',
    export: 'Take it as a file',
    exportNote: 'Everything you said and what was suggested, as JSON.',
    forget: 'Forget everything',
    forgetNote: 'Deletes all of the above at once and starts again.',
    forgotten: 'Everything forgotten.',
  },
  signals: {
    hour: ['Time of day', 'Time of day on your device'],
    weekday: ['Day of the week', 'Day of the week on your device'],
    device: ['Device', 'Kind of device, from the size of its screen and whether you touch it'],
    browser: ['Browser', 'Browser family'],
    sort: ['Your sorting', 'How you sorted the list in the shop'],
    filter: ['Your filter', 'What you narrowed the list in the shop down to'],
    search: ['Your search', 'All that is kept is whether it had a brand or the price in it, not your words'],
    page: ['This page', 'The part of the shop you are in'],
  },
  bins: {
    night: 'at night',
    morning: 'in the morning',
    midday: 'at midday',
    afternoon: 'in the afternoon',
    evening: 'in the evening',
    monday: 'Monday',
    tuesday: 'Tuesday',
    wednesday: 'Wednesday',
    thursday: 'Thursday',
    friday: 'Friday',
    saturday: 'Saturday',
    sunday: 'Sunday',
    phone: 'phone',
    tablet: 'tablet',
    desktop: 'computer',
    chrome: 'Chrome',
    edge: 'Edge',
    firefox: 'Firefox',
    safari: 'Safari',
    other: 'other',
    'price-up': 'by price, low to high',
    'price-down': 'by price, high to low',
    otherwise: 'not by price',
  },
  consent: {
    offer: 'I contribute anonymously, so that this shop advises better',
    text: (odds) =>
      `At most once a week one report of 64 bytes goes to the shop. It holds a single detail about one topic drawn by lot, and even that is altered at random: from the report no answer becomes more than ${odds} times likelier than another. No name, no identifier, no products.`,
    details: 'In detail',
    detailsText: (odds, outcomes) =>
      `The topic is drawn by lot and the detail is blurred at odds of ${odds} to 1, both on this device. Before the report leaves you can look at it here. The shop only counts how often each detail came up. If it compares versions of the advice, the report may openly name the one that your device drew by lot; that says nothing about you. ${outcomes ? 'If you order after the advice, a second report may repeat the same detail and say that an order followed, its amount rounded by lot to one of 15 values. ' : ''}You can withdraw at any time.`,
    denied: 'Your browser or this shop declines contributions. Nothing is sent.',
    withdrawn: 'Withdrawn. Nothing more is sent.',
    thanks: 'Thank you. The report is drawn once you have looked at the results in peace.',
    outcome: {
      ready:
        'The report is ready. It leaves in a few seconds, or when you leave the page. Until then you can look at it or withdraw.',
      sent: 'One report was sent.',
      waiting: 'The report waits for a connection.',
      spent: 'This week’s contribution was already made. Nothing more goes out.',
      capped: 'Nothing goes out: this browser’s allowance is used up, or its clock was set back.',
      refused: 'The shop did not take the report. Nothing more is sent.',
      failed:
        'Nothing was sent: the browser does not allow all that a report needs here (storage, locks, random numbers), or the shop’s terms do not fit what it says here.',
    },
    used: (weeks, of) => `Used: ${weeks} of the ${of} weeks that may contribute in any fourteen.`,
    helped:
      'Did the advice help you? 1 is not at all, 5 is very much. This too is only counted blurred, if at all.',
    helpedBy: (points) => `${points} of 5`,
  },
  sent: {
    heading: {
      waiting: 'What is going to be sent',
      sent: 'What was sent',
      dropped: 'What the shop did not take',
    },
    note: 'These are the 64 bytes, place by place, and what they say. There is nothing else in them.',
    names: {
      version: 'Format',
      kind: 'Kind',
      configuration: 'Settings',
      period: 'Week',
      topic: 'Topic, drawn by lot',
      value: 'Order value (step)',
      cells: 'Named, altered at random',
      nonce: 'Random number',
      padding: 'Rest',
    },
    fields: {
      version: 'the first',
      kind: 'report on a conversation',
      configuration: 'mark of the settings, the same for all visitors',
      value: 'none',
      nonce: 'so that a report that arrives twice counts once; another one each time',
      padding: 'empty, so that all reports are equally long',
    },
    topics: {
      archetype: 'Way of buying',
      trait: 'A trait',
      question: 'Answer to',
      agreement: 'Whether the chosen product suits the answer',
      hour: 'Time of day',
      weekday: 'Day of the week',
      device: 'Device',
      joint: 'Circumstance and way of buying',
      'signal-group': 'Circumstance and chosen product group',
      behaviour: 'Whether the chosen product is dearer or cheaper than another one on show',
      'last-question': 'Last question answered',
      transition: 'One step of the conversation',
      'chosen-group': 'Chosen product group',
      kpi: 'Whether the advice helped',
      experiment: 'Comparison of versions',
    },
    traitAnswers: 'How many statements about yourself you answered',
    cells: {
      'no-preference': 'no preference',
      chosen: 'product chosen',
      open: 'no product chosen',
      '(start)': 'the beginning',
      '(results)': 'the results',
      '(other)': 'another question',
      nothing: 'nothing of the kind done in the shop',
      brand: 'brand',
      price: 'price',
      cheaper: 'cheaper',
      dearer: 'dearer',
      agrees: 'suits',
      contradicts: 'does not suit',
      lowest: 'very low',
      low: 'low',
      middle: 'in the middle',
      high: 'high',
      highest: 'very high',
    },
    none: 'nothing said',
    noVersion: 'no version',
    asItIs: 'named as it is',
    unknown: 'The settings have changed since; it can no longer be said in words.',
    week: (first, last) => week.formatRange(first, last),
  },
  text,
  profile,
  shelf,
  percent,
}
