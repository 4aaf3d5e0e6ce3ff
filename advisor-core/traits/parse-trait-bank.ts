import {choleskyFactor} from '../numeric/cholesky'
import {
  checkUnique,
  type FieldReader,
  readList,
  readLocalText,
  readNumber,
  readOneOf,
  readRecord,
  readText,
  refuse,
} from './artefact-fields'
import type {Trait, TraitBank, TraitItem} from './types'

/**
 * Reads an item bank from parsed JSON and checks that it can be scored: known traits, falling intercepts, a
 * correlation matrix that is one.
 *
 * @throws ArtefactError with path, expected and received at the first thing that is wrong
 */
export function parseTraitBank(value: unknown): TraitBank {
  const bank = readRecord(value, 'traits')
  const version = readOneOf(bank.version, 'traits.version', [1])
  const traits = readList(bank.traits, 'traits.traits', readTrait)
  if (traits.length === 0) refuse(bank.traits, 'traits.traits', 'at least one trait')
  checkUnique(traits, 'traits.traits')
  const categories = readList(bank.categories, 'traits.categories', readLocalText)
  if (categories.length < 2) refuse(bank.categories, 'traits.categories', 'at least two response categories')
  const correlation = readList(bank.correlation, 'traits.correlation', readNumber)
  checkCorrelation(correlation, traits.length)
  const items = readList(bank.items, 'traits.items', readItem(traits, categories.length - 1))
  checkUnique(items, 'traits.items')
  const parsed: TraitBank = {version, traits, correlation, categories, items}
  if (bank.validity === undefined) return parsed
  return {...parsed, validity: readValidity(bank.validity, 'traits.validity')}
}

const readValidity: FieldReader<number> = (value, path) => {
  const validity = readNumber(value, path)
  return validity > 0 && validity <= 1 ? validity : refuse(value, path, 'a number above 0, at most 1')
}

const readTrait: FieldReader<Trait> = (value, path) => {
  const trait = readRecord(value, path)
  return {
    id: readText(trait.id, `${path}.id`),
    label: readLocalText(trait.label, `${path}.label`),
    low: readLocalText(trait.low, `${path}.low`),
    high: readLocalText(trait.high, `${path}.high`),
  }
}

function readItem(traits: readonly Trait[], intercepts: number): FieldReader<TraitItem> {
  const traitIds = traits.map((trait) => trait.id)
  return (value, path) => {
    const item = readRecord(value, path)
    const status = readOneOf(item.status, `${path}.status`, ['calibrated', 'provisional'])
    return {
      id: readText(item.id, `${path}.id`),
      trait: readOneOf(item.trait, `${path}.trait`, traitIds),
      facet: readText(item.facet, `${path}.facet`),
      keyed: readOneOf(item.keyed, `${path}.keyed`, [1, -1]),
      text: readLocalText(item.text, `${path}.text`),
      plain: readLocalText(item.plain, `${path}.plain`),
      discrimination: readPositive(item.discrimination, `${path}.discrimination`),
      intercepts: readIntercepts(item.intercepts, `${path}.intercepts`, intercepts),
      source: readText(item.source, `${path}.source`),
      status,
      calibratedOn: readCalibratedOn(item.calibratedOn, `${path}.calibratedOn`, status),
    }
  }
}

const readPositive: FieldReader<number> = (value, path) => {
  const number = readNumber(value, path)
  return number > 0 ? number : refuse(value, path, 'a number above 0')
}

function readIntercepts(value: unknown, path: string, length: number): readonly number[] {
  const intercepts = readList(value, path, readNumber)
  const falling = intercepts.every((intercept, c) => c === 0 || intercept < intercepts[c - 1]!)
  if (intercepts.length !== length || !falling)
    refuse(value, path, `${length} numbers, each below the one before`)
  return intercepts
}

function readCalibratedOn(value: unknown, path: string, status: TraitItem['status']): number {
  const people = readNumber(value, path)
  if (status === 'provisional') return readOneOf(people, path, [0])
  return Number.isInteger(people) && people > 0 ? people : refuse(value, path, 'a whole number above 0')
}

function checkCorrelation(correlation: readonly number[], traits: number): void {
  const path = 'traits.correlation'
  if (correlation.length !== traits * traits) refuse(correlation, path, `${traits * traits} numbers`)
  for (let i = 0; i < traits; i++) {
    if (correlation[i * traits + i] !== 1)
      refuse(correlation[i * traits + i], `${path}[${i * traits + i}]`, '1')
    for (let j = 0; j < i; j++)
      if (correlation[i * traits + j] !== correlation[j * traits + i])
        refuse(correlation[i * traits + j], `${path}[${i * traits + j}]`, `${correlation[j * traits + i]}`)
  }
  if (!isPositiveDefinite(correlation, traits)) refuse(correlation, path, 'a positive definite matrix')
}

function isPositiveDefinite(matrix: readonly number[], n: number): boolean {
  try {
    choleskyFactor(matrix, n)
    return true
  } catch {
    return false
  }
}
