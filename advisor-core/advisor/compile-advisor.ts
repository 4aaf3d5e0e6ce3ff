import type {Advisor, CompiledAdvisor} from './types'

/** What the widget gets of an advisor file: all but the merchant's side of the catalogue. */
export function compileAdvisor(advisor: Advisor): CompiledAdvisor {
  const {$schema: _schema, catalog: _catalog, ...compiled} = advisor
  return compiled
}
