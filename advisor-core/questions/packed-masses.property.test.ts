import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {belief, ONE_OF_EACH} from '../../test/support/advisor-fixtures'
import {anyCatalog} from '../../test/support/taste-arbitraries'
import {compileQuestion} from '../belief/compile-question'
import {type CellColumn, packCells} from './pack-cells'
import {packedMasses} from './packed-masses'

/** Columns of 1 to 300 cells over the same products, few and many of them, and a belief. */
const anyColumns = fc.integer({min: 1, max: 40}).chain((size) =>
  fc.record({
    belief: belief(size),
    columns: fc.array(
      fc.oneof(fc.integer({min: 1, max: 9}), fc.integer({min: 10, max: 300})).chain((cellCount) =>
        fc.array(fc.nat(cellCount - 1), {minLength: size, maxLength: size}).map(
          (cells): CellColumn => ({
            cellCount,
            cells: cellCount > 256 ? Uint16Array.from(cells) : Uint8Array.from(cells),
          }),
        ),
      ),
      {minLength: 1, maxLength: 24},
    ),
  }),
)

/** Readable oracle: one product after the other. */
function massByCell({cells, cellCount}: CellColumn, b: Float64Array): number[] {
  const mass = new Array<number>(cellCount).fill(0)
  b.forEach((p, i) => {
    mass[cells[i]!]! += p
  })
  return mass
}

describe('packed columns', () => {
  test('have the same mass by cell as each column by itself', () => {
    fc.assert(
      fc.property(anyColumns, ({columns, belief: b}) => {
        const masses = packedMasses(packCells(columns), b)
        for (const column of columns) {
          const expected = massByCell(column, b)
          const found = masses.get(column.cells)!
          expect(found.length).toBe(column.cellCount)
          expected.forEach((mass, cell) => {
            expect(Math.abs(found[cell]! - mass)).toBeLessThan(1e-12)
          })
        }
      }),
    )
  })

  test('are never more than the columns, and several share one only where its codes fit in a byte', () => {
    fc.assert(
      fc.property(anyColumns, ({columns}) => {
        const groups = packCells(columns)
        expect(groups.flatMap(({members}) => members).length).toBe(columns.length)
        for (const {members, size, codes} of groups) {
          expect(size).toBe(members.reduce((product, {cellCount}) => product * cellCount, 1))
          if (members.length > 1) expect(size).toBeLessThanOrEqual(256)
          expect(codes.every((code) => code < size)).toBe(true)
        }
      }),
    )
  })

  test('a column that stays alone is not copied, and the same one is packed once', () => {
    const cells = Uint8Array.of(0, 1, 199)
    const groups = packCells([
      {cells, cellCount: 200},
      {cells, cellCount: 200},
    ])
    expect(groups.length).toBe(1)
    expect(groups[0]!.codes).toBe(cells)
  })

  test('give the masses of the questions of a catalogue', () => {
    fc.assert(
      fc.property(
        anyCatalog.chain((catalog) => fc.tuple(fc.constant(catalog), belief(catalog.size))),
        ([catalog, b]) => {
          const questions = ONE_OF_EACH.map((question) => compileQuestion(catalog, question))
          const masses = packedMasses(packCells(questions), b)
          for (const question of questions)
            massByCell(question, b).forEach((mass, cell) => {
              expect(Math.abs(masses.get(question.cells)![cell]! - mass)).toBeLessThan(1e-12)
            })
        },
      ),
      {numRuns: 40},
    )
  })
})
