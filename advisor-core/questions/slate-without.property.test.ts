import fc from 'fast-check'
import {expect, test} from 'vitest'
import {anyAskedCatalog, compileAny} from '../../test/support/advisor-fixtures'
import {answerLogLikelihood} from '../belief/compile-question'
import {logPosterior, normalize} from '../belief/posterior'
import {slateWithout} from './slate-without'

test('the slate without one answer is the slate of the belief that never had it', () => {
  fc.assert(
    fc.property(anyAskedCatalog, fc.nat(5), ({catalog, belief: b, question}, pick) => {
      const compiled = compileAny(catalog, question)
      const logLikelihood = answerLogLikelihood(compiled, [pick % question.options.length])
      const term = {id: 'a', kind: 'cells' as const, cells: compiled.cells, logLikelihood}
      const after = normalize(logPosterior(b.map(Math.log), [term]), new Float64Array(b.length))
      const ranked = [...b.keys()].sort((i, j) => b[j]! - b[i]! || i - j)
      // Where rounding decides, there is no right answer to compare with.
      fc.pre([0, 1, 2].every((at) => b[ranked[at]!]! > b[ranked[at + 1]!]! * (1 + 1e-9)))
      expect(slateWithout(after, [term], 3)).toEqual(ranked.slice(0, 3))
      // Two terms take the long way to the same products.
      const nothing = {...term, id: 'b', logLikelihood: new Float64Array(compiled.cellCount)}
      expect(slateWithout(after, [term, nothing], 3)).toEqual(ranked.slice(0, 3))
    }),
  )
})
