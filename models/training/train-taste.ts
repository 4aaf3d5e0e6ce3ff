import {mkdir, writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import {parseArgs} from 'node:util'
import {encodeTaste} from '../format/taste-format'
import {readChoiceFolder} from './choice-folder'
import {measureResidual} from './residual'
import {surveyData} from './survey-data'
import {ASSUMED} from './synthetic-shoppers'
import {tasteCardText} from './taste-card'
import {SMALL_RUN, smallRun, syntheticData, train} from './train'

const USAGE = `node scripts/run.mjs models/training/train-taste.ts --date YYYY-MM-DD
  [--data <folder>]    choices of real people: tasks.csv.gz and meta.json; otherwise simulated shoppers
  [--licence MIT]      of the parameters: what the data allow
  [--seed 1] [--catalogs 100] [--burn-in 1500] [--keep 3000] [--out models/artefacts]
  Interrupted, it goes on where it was: it keeps checkpoints in the output folder until it is done.`

const {values: args} = parseArgs({
  options: {
    date: {type: 'string'},
    data: {type: 'string'},
    seed: {type: 'string', default: '1'},
    catalogs: {type: 'string', default: '100'},
    licence: {type: 'string', default: 'MIT'},
    'burn-in': {type: 'string', default: '1500'},
    keep: {type: 'string', default: '3000'},
    out: {type: 'string', default: 'models/artefacts'},
  },
})
if (!args.date || !/^\d{4}-\d\d-\d\d$/.test(args.date)) {
  console.error(USAGE)
  process.exit(2)
}

const seed = Number(args.seed)
const data = args.data
  ? surveyData(await readChoiceFolder(args.data), seed)
  : syntheticData(seed, Number(args.catalogs))
await mkdir(args.out, {recursive: true})
console.error(`${data.train.length} people to learn from, ${data.heldOut.length} held out`)
const training = await train(data, {
  seed,
  burnIn: Number(args['burn-in']),
  keep: Number(args.keep),
  checkpoint: join(args.out, '.taste-checkpoint'),
  dilutions: args.data ? [0] : [0, 0.25, 0.5, 0.75],
  progress: (line) => console.error(line),
})
const {artefact, fit, figures} = training
const residual = measureResidual(data, training.problem, seed)
const card = {
  name: 'taste',
  data: args.data
    ? 'choices of real people, from a folder given to the training script'
    : 'SYNTHETIC choices of simulated shoppers among synthetic products; the assumptions are below',
  synthetic: !args.data,
  date: args.date,
  seed,
  licence: args.licence,
  people: {train: data.train.length, heldOut: data.heldOut.length},
  steps: {burnIn: Number(args['burn-in']), keep: Number(args.keep)},
  assumptions: args.data ? null : ASSUMED,
  parameters: artefact,
  logMarginalLikelihood: fit.logMarginal,
  figures: {
    what: 'Choices of held-out people, predicted after 0, 1 and 3 of their own; natural logarithm; standard errors over people.',
    rows: figures,
  },
  neuralPart: {
    shipped: false,
    why: 'A network beside the linear utility, trained on what each person’s own weights leave unexplained; gain in log loss after 3 choices, paired by person. One for every catalogue would have to help people in catalogues it has not seen, beyond twice its standard error; the figures say whether it does here.',
    ...residual,
  },
  smallRun: args.data ? null : {...SMALL_RUN, rows: (await smallRun()).figures},
}
await writeFile(join(args.out, 'taste.bin'), encodeTaste(artefact))
await writeFile(join(args.out, 'taste.card.json'), `${JSON.stringify(card, rounded, 2)}\n`)
const text = tasteCardText({
  synthetic: !args.data,
  date: args.date,
  seed,
  licence: args.licence,
  people: card.people,
  training,
  residual,
})
await writeFile(join(args.out, 'taste.md'), text)
console.log(text)

/** Six decimals: the last bits of Math.exp differ between engines. */
function rounded(_key: string, value: unknown): unknown {
  return typeof value === 'number' ? Math.round(value * 1e6) / 1e6 : value
}
