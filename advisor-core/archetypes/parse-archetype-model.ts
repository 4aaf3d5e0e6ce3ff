import {
  checkUnique,
  type FieldReader,
  readList,
  readLocalText,
  readNumber,
  readOneOf,
  readProbability,
  readRecord,
  readText,
  refuse,
} from '../traits/artefact-fields'
import type {Archetype, ArchetypeModel, Indicator} from './types'

/** Shares and rows of probabilities may be off 1 by this much: they are printed with six decimals. */
const ROUNDING = 1e-4

/**
 * Reads an archetype model from parsed JSON and checks that it is a model: shares and rows that sum to 1,
 * ascending cuts, as many probabilities as classes × bins.
 *
 * @throws ArtefactError with path, expected and received at the first thing that is wrong
 */
export function parseArchetypeModel(value: unknown): ArchetypeModel {
  const model = readRecord(value, 'archetypes')
  const version = readOneOf(model.version, 'archetypes.version', [1])
  const classes = readList(model.classes, 'archetypes.classes', readArchetype)
  if (classes.length === 0) refuse(model.classes, 'archetypes.classes', 'at least one class')
  checkUnique(classes, 'archetypes.classes')
  checkSum(
    classes.map((one) => one.share),
    'the shares in archetypes.classes',
  )
  const indicators = readList(model.indicators, 'archetypes.indicators', readIndicator(classes.length))
  checkUnique(indicators, 'archetypes.indicators')
  return {
    version,
    classes,
    indicators,
    origin: readOneOf(model.origin, 'archetypes.origin', ['regions', 'learnt']),
    ...(model.mixed === undefined ? {} : {mixed: readList(model.mixed, 'archetypes.mixed', readProbability)}),
  }
}

const readArchetype: FieldReader<Archetype> = (value, path) => {
  const archetype = readRecord(value, path)
  return {
    id: readText(archetype.id, `${path}.id`),
    name: readLocalText(archetype.name, `${path}.name`),
    description: readLocalText(archetype.description, `${path}.description`),
    share: readProbability(archetype.share, `${path}.share`),
  }
}

function readIndicator(classes: number): FieldReader<Indicator> {
  return (value, path) => {
    const indicator = readRecord(value, path)
    const id = readText(indicator.id, `${path}.id`)
    const bins = readBins(indicator.bins, `${path}.bins`)
    const expectedKind = id.startsWith('trait:') ? 'cuts' : id.startsWith('question:') ? 'options' : null
    if (expectedKind === null) refuse(id, `${path}.id`, 'trait:… or question:…')
    if (bins.kind !== expectedKind) refuse(bins.kind, `${path}.bins.kind`, `"${expectedKind}"`)
    const size = bins.kind === 'cuts' ? bins.cuts.length + 1 : bins.options.length
    const probabilities = readList(indicator.probabilities, `${path}.probabilities`, readProbability)
    if (probabilities.length !== classes * size)
      refuse(probabilities, `${path}.probabilities`, `${classes * size} numbers`)
    for (let k = 0; k < classes; k++)
      checkSum(probabilities.slice(k * size, (k + 1) * size), `row ${k} of ${path}.probabilities`)
    return {id, bins, probabilities}
  }
}

const readBins: FieldReader<Indicator['bins']> = (value, path) => {
  const bins = readRecord(value, path)
  const kind = readOneOf(bins.kind, `${path}.kind`, ['cuts', 'options'])
  if (kind === 'options') return {kind, options: readList(bins.options, `${path}.options`, readText)}
  const cuts = readList(bins.cuts, `${path}.cuts`, readNumber)
  if (!cuts.every((cut, i) => i === 0 || cut > cuts[i - 1]!))
    refuse(cuts, `${path}.cuts`, 'ascending numbers')
  return {kind, cuts}
}

function checkSum(probabilities: readonly number[], path: string): void {
  const sum = probabilities.reduce((total, one) => total + one, 0)
  if (!(Math.abs(sum - 1) <= ROUNDING)) refuse(sum, path, 'a sum of 1')
}
