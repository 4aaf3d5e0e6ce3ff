import type {ReportWords} from './report-words'
import {IMPATIENCE} from './simulate-visit'

export const REPORT_WORDS_EN: ReportWords = {
  title: (shop) => `${shop}: the advisor with made-up visitors`,
  band: 'Simulated data: all visitors are synthetic. Nothing here was measured with people.',
  howTitle: 'Who these visitors are',
  how: ({visitors, seed, noise, clicksEach}) => [
    `${visitors} visitors, drawn with seed ${seed}; the same seed gives the same visitors.`,
    'Each draws a taste from the population prior of the taste model, adds a part that no attribute explains, and has one favourite among all products: the one it would choose if it knew them all.',
    'It answers what suits that favourite, as particularly as the options allow, and has no preference about one question in twelve.',
    noise === null
      ? 'Now and then an answer does not hold: as often as the engine expects of that kind of question.'
      : `An answer does not hold with probability ${noise}.`,
    `At each question after the first, ${Math.round(100 * IMPATIENCE)} in 100 ask for the results instead. That is an assumption, not a forecast of how many will leave.`,
    ...(clicksEach > 0
      ? [`On the results it looks at ${clicksEach} products on average, by its own taste.`]
      : []),
    '“Would do”: the visitor would take the product at odds of 1 : 2 or better against its favourite.',
  ],
  shortTitle: 'In short',
  short: (r, {percent, count, decimal}) => [
    `${count(r.questions.median)} questions at the median (${decimal(r.questions.mean)} on average, at most ${count(r.questions.most)}).`,
    `The favourite was among the three products in ${percent(r.bestShown)} of visits; the engine expected ${percent(r.claimed)}.`,
    `At the median, the best product shown was number ${count(r.regret.rankMedian)} of ${count(r.products.distinct)} in the visitor’s own order; in 9 of 10 visits it was number ${count(r.regret.rankQuantile90)} or better. Mean loss against full knowledge: ${decimal(r.regret.mean, 2)} units of utility.`,
    ...(r.clicks.visits > 0
      ? [
          `Where visitors looked at products, the favourite was among the three in ${percent(r.clicks.before)} of visits before and ${percent(r.clicks.after)} after.`,
        ]
      : []),
  ],
  questionsTitle: 'How many questions',
  questionsAxis: 'questions asked',
  visits: 'visits',
  positionsTitle: 'Question by question',
  positionsNote:
    'What one more question brings: the chance that the favourite is among the three, as the engine claims it and as it was.',
  positionColumns: [
    'Question',
    'Asked',
    'No preference',
    'Wanted results instead',
    'Last one',
    'Claimed',
    'Observed',
  ],
  expectationTitle: '“About N more questions”',
  expectationNote: (meanError) =>
    `What visitors were told and what came, trait questions included. Mean error: ${meanError} questions. Who left early is followed on in secret.`,
  expectationColumns: ['Told', 'Came, on average', 'Difference', 'Times'],
  calibrationTitle: 'Does the engine know how sure it may be?',
  calibrationNote: (ece, byChance) =>
    `Visits in ten groups, by the chance the engine gave that the favourite is among the three. Expected calibration error: ${ece}; chance alone would leave about ${byChance}.`,
  calibrationColumns: ['Claimed', 'Observed', '± standard error', 'Visits'],
  claimedAxis: 'claimed by the engine',
  observedAxis: 'observed',
  fitTitle: 'The word on the card',
  fitNote:
    'The word says which share of the stated wishes holds: “excellent fit” means that none is missed, “good fit” at least 80 %, “fits in part” at least 50 %. Checked here against the catalogue. Some answers do not hold; “of what was meant” counts what the visitor really wanted.',
  fitColumns: [
    'Word',
    'Cards',
    'Wishes that hold',
    'of what was meant',
    'The favourite',
    'Would do',
    'Wrongly excellent',
  ],
  fitWords: {excellent: 'excellent fit', good: 'good fit', fair: 'fits in part', weak: 'hardly fits'},
  askedTitle: 'Which questions are asked',
  askedColumns: ['Question', 'Share of visits'],
  neverAskedTitle: (count) =>
    count === 0
      ? 'Every question was asked'
      : count === 1
        ? '1 question was never asked'
        : `${count} questions were never asked`,
  neverAskedColumns: ['Question', 'Why', 'Most bits', 'Most likely to change the three'],
  notAsked: {
    prerequisite: 'what it presupposes was never likely enough',
    options: 'there were never two options to choose from',
    'tells-nothing': 'its answers tell next to nothing about the best product',
    'changes-nothing': 'its answers would hardly have changed the three products',
    'others-first': 'others always told more, and then the advice was done',
  },
  productsTitle: (never, distinct) => `${never} of ${distinct} products were never among the three`,
  productsNote: (twins) =>
    twins > 0
      ? `${twins} more look exactly like another one and count with it. With more visitors fewer are left.`
      : 'With more visitors fewer are left.',
  productColumns: ['Product', 'Favourite of', 'Why'],
  notShown: {
    'not-told-apart': (others) => `no question tells it apart from ${others}, which come first`,
    outdone: (others) => `${others} suit every answer at least as well and cost no more`,
    'values-missing': () => 'most questions find no value for it in the catalogue',
    'nobody-wanted-it': () => 'it was nobody’s favourite',
    'others-won': (others) => `the answers led to others, most often ${others}`,
  },
  more: (count) => `and ${count} more: --json lists them`,
  deadEndsTitle: 'Dead ends',
  deadEnds: ({deadEnds}, {percent}) => [
    `${percent(deadEnds.unsure)} of visits ended, without haste, with the three products under 20 % sure although questions were left.`,
    `${percent(deadEnds.unmet)} ended with two wishes or more and no product shown that meets them all.`,
    `${percent(deadEnds.conflict)} named wishes at some point that no product of the catalogue meets together.`,
  ],
  conflictColumns: ['Wishes that nothing meets together', 'Visits'],
}
