import type {ExperimentWords} from './words-experiments'

const list = new Intl.ListFormat('en', {type: 'conjunction'})

const quoted = (labels: readonly string[]): string => list.format(labels.map((label) => `“${label}”`))

export const experimentsInEn: ExperimentWords = {
  title: 'Experiments',
  about:
    'Visits get a version of the advice by lot. All are compared with the first: how many visits choose a product, how much is ordered, and for how much.',
  peeking:
    'You may look every week and stop when the answer is there. The ranges of the differences are made for that: with 95% certainty the true difference lies within them in every week in which somebody looks. That makes them wider than ordinary ones, which stand beside the figures of each single version.',
  limitsTitle: 'What counts',
  limits: [
    'Only visits that contribute, with consent, are counted. Whether the difference holds for the others too, these figures do not say.',
    '“Chosen” means that a product was looked at or put in the cart before the report was drawn. What happened later is not in it.',
    'Visits and orders of each version are counted exactly: the lot decides which version a visit gets, and that says nothing about anybody. Only whether a product was chosen is randomised in the report.',
    'An order counts when a browser that contributes reports it, up to five weeks after the advice. While weeks are recent, too few orders stand here, and differences in amounts are too small. Which version is ahead does not change by that, as long as all report equally often.',
    'Amounts arrive as bands and count with the mean of their band.',
  ],
  holdOut: {
    title: 'What do inferences add to the answers?',
    about:
      'A fixed part of the visits is always advised from the visitor’s own answers and words alone. For the others the advice also infers from clicks, circumstances and statements about themselves. What advice brings over no advice, this comparison does not show.',
    arms: {advice: 'With inferences', 'held-out': 'Answers alone'},
  },
  chosen: {
    higher: ({arm, reference, low, high}) =>
      `“${arm}”: ${low} to ${high} percentage points more visits choose a product than with “${reference}”.`,
    lower: ({arm, reference, low, high}) =>
      `“${arm}”: ${low} to ${high} percentage points fewer visits choose a product than with “${reference}”.`,
    open: ({arm, reference, low, high}) =>
      `“${arm}”: no difference from “${reference}” shown yet. It lies between ${low} percentage points fewer and ${high} more visits that choose a product.`,
    tooEarly: (missing) => `Too early: ${missing}.`,
  },
  orders: {
    higher: ({arm, reference, low, high}) =>
      `“${arm}”: ${low} to ${high}% more orders for each visit than with “${reference}”.`,
    lower: ({arm, reference, low, high}) =>
      `“${arm}”: ${low} to ${high}% fewer orders for each visit than with “${reference}”.`,
    open: ({arm, reference, low, high}) =>
      `“${arm}”: no difference in orders from “${reference}” shown yet. It lies between ${low}% fewer and ${high}% more for each visit.`,
    tooEarly: (missing) => `Orders: too early, ${missing}.`,
    notTold: 'In this configuration orders are not reported.',
  },
  revenue: {
    higher: ({arm, reference, low, high}) =>
      `“${arm}”: ${low} to ${high} more revenue for each visit than with “${reference}”.`,
    lower: ({arm, reference, low, high}) =>
      `“${arm}”: ${low} to ${high} less revenue for each visit than with “${reference}”.`,
  },
  uneven: (labels) =>
    `These figures cannot be trusted. Not spread as drawn, by more than chance: ${quoted(labels)}.`,
  unevenMay:
    'What is checked: how many visits each version has, how many of them stayed without one, and whether there are more orders than visits. Perhaps one version loses visits before they report: an error, slow loading, less consent. Or there are forged reports among them. Find that out before you conclude anything.',
  unevenAlarm: (labels) =>
    `Not spread as drawn, by more than chance: ${quoted(labels)}. The figures of this experiment cannot be trusted.`,
  compared: (arms) =>
    `Compared are ${list.format(arms.map(({label, share}) => `“${label}” (${share} of visits)`))}.`,
  axis: (reference) =>
    `Difference from “${reference}” in percentage points: to the right of zero more visits choose a product, to the left fewer`,
  assigned: (share) => `; ${share} of them with a version`,
  table: {
    caption: 'All versions, with 95% ranges',
    orderCaption: 'Orders, with 95% ranges',
    arm: 'Version',
    share: 'Share as drawn',
    chosen: 'Product chosen',
    difference: 'Difference, in percentage points',
    orderRate: 'Orders for each visit',
    orders: 'Difference, in % of the mean of both',
    orderValue: 'Value of an order',
    revenue: 'Difference in revenue for each visit',
    reference: 'reference',
    tooEarly: 'too early',
  },
}
