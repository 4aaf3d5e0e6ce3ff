import type {ProfileWords} from './words'

export const profile: ProfileWords = {
  invite: 'How do you shop?',
  inviteText: (most) =>
    `Your profile in up to ${most} questions: whether you would rather think things over or decide on the spot, and how sure that is. Voluntary; without your permission it stays on your device.`,
  begin: 'Start the profile',
  goOn: 'Go on with the profile',
  look: 'See my profile',
  heading: 'How you shop',
  close: 'Close',
  progress: (at, most) => `Question ${at} of at most ${most}`,
  voluntary: 'How well does this sentence describe you? There is no right or wrong.',
  skip: 'Skip',
  back: 'Back',
  show: 'See my profile now',
  more: 'One more question',
  yours: 'Your profile',
  nothing: 'You said nothing about this. That is fine too.',
  band: 'The middle is the average. By the model you are inside the coloured band in 8 of 10 cases; the wider it is, the less sure I am.',
  leaning: (low, high, {side, sure}) =>
    side === 'open'
      ? 'In between, or too early to tell'
      : `Rather “${side === 'low' ? low : high}” – ${sure ? 'fairly sure' : 'still unsure'}`,
  region: 'Where that puts you',
  share: (tenths) =>
    `By the model, about ${tenths} in 10 people are in this region. It is a region that we found useful, not a type of person; its edges are soft.`,
  mixed: 'Mixed',
  mixedText: 'No region fits with a certainty of at least 8 in 10.',
  mixedShare: (tenths) =>
    tenths === null
      ? 'After a few questions that is so for most people.'
      : `By the model, that is so for about ${tenths} in 10 people after as many answers.`,
  changes: 'What this changes',
  changesWhat: ({depth, options, tone, argumentOrder}) => [
    ...(depth === 'full' ? ['I show you all arguments right away.'] : []),
    ...(depth === 'brief'
      ? ['I give one argument for each suggestion first; the rest is one tap away.']
      : []),
    ...(tone === 'full' ? ['I write out the proof of an argument.'] : []),
    ...(argumentOrder === 'figures-first' ? ['Figures come before the shop’s sentences.'] : []),
    ...(argumentOrder === 'sentences-first' ? ['Sentences come before figures.'] : []),
    ...(options === 2 ? ['I show two suggestions first; the third is one tap away.'] : []),
  ],
  changesNothing: 'Nothing yet: I am not sure enough for that.',
  never: 'Never depending on it: which products I recommend, prices, and availability.',
  how: 'How this is worked out',
  howText:
    'The sentences come from a public pool of questionnaire items (IPIP) and from us, scored with a graded response model. Part of it has not been checked on answers yet. It describes what you said here, and is no test.',
  leaves: (contributes) =>
    contributes
      ? 'The profile is on your device. Only the randomised report that you allowed can contain one statement from it.'
      : 'The profile is on your device. Nothing of it is sent.',
  erase: 'Delete the profile',
  erased: 'Your profile is deleted.',
  another: 'Show another suggestion',
  moreArguments: (count) => (count === 1 ? 'One more argument' : `${count} more arguments`),
}
