import type {Words} from './words'
import {experimentsInEn} from './words-experiments.en'

const list = new Intl.ListFormat('en', {type: 'conjunction'})

const quoted = (labels: readonly string[]): string => list.format(labels.map((label) => `“${label}”`))

/** Beyond this a count of days would promise a precision that nobody has. */
const MAX_DAYS = 365

function days(count: number): string {
  if (count > MAX_DAYS) return 'more than a year to go at the rate so far'
  return `about ${count === 1 ? '1 day' : `${count} days`} to go at the rate so far`
}

export const en: Words = {
  title: 'Advice in figures',
  pageTitle: (shop) => `${shop}: advice in figures`,
  language: 'Language',
  skip: 'Skip to content',
  simulatedBand: 'Simulated data',
  simulatedBandMore: 'A program played these visits. There is no person in them.',
  setSwitch: 'Data set',
  setName: (simulated) => (simulated ? 'Simulated data' : 'Real data'),
  earlierName: (name, covered) => `${name}, other version: ${covered}`,
  earlierSets: (count) => `Other versions (${count})`,
  aboutEarlier:
    'When the advice or the range of products changes, a new version of the public configuration may come of it. Shown is the version that most reports of the last week with any came under; it also reads what others counted in the same way. Here each stands by itself.',
  others: ({configurations, reports, leftOut, read, left}) =>
    [
      reports > 0 &&
        `${read} of them ${reports === 1 ? 'was' : 'were'} counted in the same way by ${configurations === 1 ? 'another version' : `${configurations} other versions`} of the configuration.`,
      leftOut > 0 &&
        `${left} ${leftOut === 1 ? 'report' : 'reports'} of other versions ${leftOut === 1 ? 'is' : 'are'} left out, because this version counts ${leftOut === 1 ? 'its topic' : 'their topics'} in another way or no more, or tells orders otherwise.`,
    ]
      .filter(Boolean)
      .join(' '),
  covered: (from, to, reports) => `${from} to ${to} · ${reports} reports`,
  nothingCovered: 'No finished week with reports yet.',
  next: (date) => `The running week stays sealed and appears on ${date}.`,
  oneTopic:
    'Each report is about a single topic, which the device draws by lot. That is why there are fewer under each chart.',
  groups: {
    archetype: {
      title: 'Who came for advice?',
      about: 'Regions of preference that are useful for advice, not types of people.',
    },
    questions: {
      title: 'What was answered?',
      about: 'Shares of all conversations, also of those without this question.',
    },
    traits: {title: 'How do visitors describe themselves?', about: 'From voluntary answers, in five steps.'},
    when: {title: 'When, and on what?', about: 'Local time and device at the start of the conversation.'},
    course: {title: 'How far did the advice get?', about: 'The last question that was answered.'},
    other: {title: 'Other topics', about: 'Topics that have no place of their own on this page yet.'},
  },
  leader: (label, share, range) => `Most often: “${label}”, about ${share} (${range}).`,
  close: (labels) => `${quoted(labels)} are ahead. Which of them is more frequent cannot be said yet.`,
  level: 'Nothing clearly stands out: the differences are smaller than the uncertainty.',
  drawnRegion:
    'Each device names one region, drawn by lot from what it presumes. Most visitors themselves see “mixed”: the shares hold for all of them together and say next to nothing about any one.',
  noRegion: (share, range) => `Without a region, as the advice had no result: about ${share} (${range}).`,
  range: (low, high) => `${low} to ${high}`,
  chartSummary: (topic, points) => `${topic}: ${points.join('; ')}. All values are in the table below.`,
  axis: 'Share of conversations',
  tooEarlyTopic: ({reports, needed, daysToGo}) =>
    daysToGo === null
      ? 'no report from a finished week yet'
      : `${days(daysToGo)}, ${reports} of about ${needed} reports`,
  tooEarlyTitle: 'Too early',
  allTooEarly:
    'It is too early for an honest picture. Every report is noisy; only many of them together show something.',
  offerSimulated: 'The simulated data show what this page looks like with enough reports.',
  showSimulated: 'See the simulated data',
  alarm: (labels) =>
    `Unusual: ${quoted(labels)}. Honest reports could hardly make this so frequent or so rare; it may be a sign of forged reports.`,
  table: {
    show: 'Figures as a table',
    caption: (topic, reports) => `${topic}, from ${reports} reports`,
    cell: 'Value',
    share: 'Share',
    interval: '95% range',
    raw: 'Raw estimate',
    error: 'Standard error',
    reports: 'Reports',
  },
  basis: ({reports, weeks, epsilon, simulated}) =>
    `${simulated ? 'Simulated, from' : 'From'} ${reports} reports in ${weeks === 1 ? '1 week' : `${weeks} weeks`}, ε = ${epsilon}`,
  merged: 'Other',
  corrected: {
    title: 'Corrected for wrong guesses of the devices',
    about: (visitors) =>
      `After a few questions a device knows the region only roughly and sometimes names a wrong one. How often that happens was found with ${visitors} simulated visits and is taken out here. That makes the ranges wider. The correction is as right as real people are like the simulated ones.`,
    assumed:
      'How many statements about themselves people answer is assumed here, not measured: three of four that are put. If fewer people answer, the differences are larger than shown. The topic “kpi:trait-answers” measures it.',
    told: 'How many statements about themselves people answer is taken from the reports.',
    none: 'How often devices name a wrong region has not been worked out for this configuration. The shares above are those reported; the true ones may differ.',
    singular:
      'No number here: after so few questions the devices can hardly tell the regions apart, and no number of reports would change that. More questions about the visitor would.',
    tooWide: (wider, times) =>
      `No number here yet: the correction makes the ranges up to ${wider} times as wide. About ${times} times as many reports would be needed.`,
    columns: ['Region', 'As reported', 'Corrected'],
  },
  conversion: {
    title: 'Who orders after advice?',
    about:
      'Orders for each conversation, by archetype. A comparison of groups, not an effect of the advice: that takes visits without it.',
    notTold: 'In this configuration orders are not reported.',
    tooEarly: (advised, orders) =>
      `Too early: ${orders} orders from ${advised} conversations have been reported; at least 30 orders and 200 reports on the archetype are needed.`,
    level: (rate, range, orders, advised) =>
      `Over all: ${rate} (${range}), ${orders} orders from ${advised} conversations.`,
    lag: 'An order counts in the week in which the device reports it, up to five weeks after the advice. In the first weeks the level is therefore too low, and so it is when not every device reports; set it against your own number of orders. The comparison of groups does not suffer, as long as they report equally often.',
    axis: 'Orders for each conversation',
    caption: 'Orders and mean order value, each with its 95% range',
    columns: ['Archetype', 'Orders per conversation', '95% range', 'Mean order value', '95% range '],
    rule: 'Whether a group is shown does not depend on its figure, only on reports, orders and its size: they must suffice to know the orders per conversation to ± 50% of their value if the group orders as often as everybody. If it orders less often, its range may reach down to zero. The mean order value is added once it is certain that the group orders at all; its range may be wide.',
    tooFew: (daysToGo) =>
      daysToGo === null ? 'too few reports yet' : `too few reports yet, ${days(daysToGo)}`,
    noValue: 'still too inexact',
  },
  experiments: experimentsInEn,
  tables: {
    title: 'Archetype and circumstances',
    about:
      'Each row spreads out the visits of one archetype and adds up to 100%. It is shown once every value in it is exact to ± 10 percentage points.',
    tooWide: (daysToGo) => (daysToGo === null ? 'too inexact' : `too inexact, ${days(daysToGo)}`),
  },
  alarms: {
    title: 'Anything unusual',
    about:
      'Every figure is checked for whether honest reports can give it, and every week against the one before. A false alarm comes in at most one of 1,000 cases a topic. Weak or widely spread forgery is not seen by this check.',
    none: 'Nothing is unusual.',
    jump: ({topic, cell, week, before, after}) =>
      `${topic}, “${cell}”: in the week from ${week} the raw frequency jumped from ${before} to ${after}. That is more than chance; it may be forgery, a campaign in the shop, or a change of the page or of the advice.`,
  },
  downloads: {csv: 'Figures as CSV', json: 'Figures as JSON', print: 'Print'},
  howToRead: {
    title: 'How to read the charts',
    lines: [
      'The mark stands at the estimated share. The line shows how uncertain it is: in 95 of 100 such cases the true share lies on it.',
      'Where two lines overlap, it cannot be said which is more frequent.',
      'Shares are adjusted so that none is negative and all add up to 100%. The raw estimate in the table is not.',
    ],
  },
  guarantee: {
    title: 'What visitors are promised',
    odds: (odds) =>
      `Every report is inexact on purpose: under the true answer it is at most ${odds} times as likely as under any other.`,
    protects: [
      'A device sends at most one report a week, on a single topic, and only with consent.',
      'Only sums are kept here: no report, no address, no time of day.',
      'Only finished weeks are shown, and only figures that are exact enough.',
    ],
    limitsTitle: 'What this does not protect',
    limits: (guess, right) => [
      `Whoever links a single report to a person can name a group that makes up ${guess} of the visits correctly in up to ${right} of the cases. Several linked reports of one person tell more.`,
      'Whoever sees the network traffic learns that a device sent a report, and so that the advice ran.',
      'Forged reports can shift shares. Strong forgery shows, weak forgery does not.',
      'The shop’s page loads the advice. It cannot protect against a page that spies on its own visitors.',
    ],
  },
  sheet: {
    title: 'Data sheet',
    hash: 'Fingerprint of the configuration',
    odds: 'Odds',
    period: 'Period',
    days: (count) => `${count} days, from Thursday 0:00 UTC`,
    topics: 'Topics',
    epsilon: 'ε per report',
    weeks: 'Weeks with reports',
    subset: (cells, subset) => `${cells} values, ${subset} in each report`,
    artefacts: 'Checksums of the models (SHA-256)',
    designEffect: 'Allowance for returning devices',
    designEffectOf: (effect) =>
      effect === null
        ? 'none: a single week, or simulated devices, each of which is there once'
        : `variances times ${effect}; assumed is that one report in 20 comes from a device that was there before`,
    method: 'Method',
    methodText:
      'subset selection on the device, estimate (c/n − q) / (p − q), Wilson ranges, for orders and their value likewise from tests, 1,000 parametric bootstrap draws for tables; described in docs/reports.md and docs/privacy.md',
  },
  loading: 'Fetching the figures …',
  retry: 'Try again',
  failures: {
    'no-shop': 'The address does not say which shop: “?shop=” and the 32 characters of the shop id.',
    'unknown-shop':
      'Nothing is registered here for this shop yet. “lotse build --register” registers the configuration.',
    unreachable: 'The figures could not be fetched just now. The collector does not answer.',
    rubbish: 'The collector’s answer cannot be read. It may be running another version.',
  },
  noSet: 'There are no data for this shop yet.',
  simulating: {
    text: 'A program is still playing simulated visits. Once all of them are played, this page offers you their figures; there is no need to reload.',
    label: 'Visits played',
    soFar: (done, of) => `${done} of ${of} visits played`,
  },
  locked: {
    text: 'The figures of this shop are protected by a key.',
    label: 'Key of the shop',
    submit: 'Show the figures',
    wrong: 'This key does not fit this shop.',
    note: 'The key stays in this page only and is forgotten when you close it.',
  },
  topicNames: {
    archetype: 'Archetype',
    hour: 'Time of day',
    weekday: 'Day of the week',
    device: 'Device',
    'last-question': 'Last question answered',
    agreement: 'Does the chosen product fit the answer?',
    joint: 'Archetype and circumstance',
    'signal-group': 'Circumstance and chosen product group',
    behaviour: 'What was done in the shop, and whether the chosen product is dearer or cheaper',
    transition: 'Steps of the advice',
    'chosen-group': 'Chosen product group',
    kpi: 'Did the advice help?',
  },
  cellNames: {
    monday: 'Monday',
    tuesday: 'Tuesday',
    wednesday: 'Wednesday',
    thursday: 'Thursday',
    friday: 'Friday',
    saturday: 'Saturday',
    sunday: 'Sunday',
    night: 'Night',
    morning: 'Morning',
    midday: 'Midday',
    afternoon: 'Afternoon',
    evening: 'Evening',
    phone: 'Phone',
    tablet: 'Tablet',
    desktop: 'Computer',
    yes: 'yes',
    no: 'no',
    'very-low': 'very low',
    low: 'low',
    mid: 'middle',
    middle: 'middle',
    high: 'high',
    'very-high': 'very high',
    'no-preference': 'no preference',
    agrees: 'fits',
    contradicts: 'does not fit',
    lowest: 'very low',
    highest: 'very high',
  },
  noneNames: {
    archetype: 'Without a region',
    question: 'Not asked or no answer',
    trait: 'No answer',
    'last-question': 'No question answered',
    agreement: 'Nothing chosen, or not asked',
    'signal-group': 'Nothing chosen',
    behaviour: 'Nothing chosen, or several things done',
    'chosen-group': 'Nothing chosen',
    transition: 'No question answered',
    kpi: 'Not rated',
  },
  noneName: 'Not known',
}
