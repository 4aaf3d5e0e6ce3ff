import type {ShelfWords} from './words'

/** Plain English. */
export const shelf: ShelfWords = {
  arguments: 'What speaks for it',
  below: 'Besides',
  goesWith: (name) => `Goes with ${name}`,
  listed: 'The shop lists it as an addition.',
  surprise: 'Something different',
  unlike: (fact, others) =>
    others === null
      ? `Unlike the suggestions above: with ${fact}.`
      : `Unlike the suggestions above (${others}): ${fact}.`,
  whyNot: (name) => `What is wrong with ${name}? You need not say.`,
  whyFailed: 'I cannot take in the reason right now. Your “not for me” holds all the same.',
  rather: 'This one',
  cannotSay: 'I can’t say',
  compare: 'Compare side by side',
  compareHeading: 'How they differ',
  compareWhich: 'Two or three products',
  close: 'Close',
}
