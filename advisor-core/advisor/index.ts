export {AdvisorError, type AdvisorIssue} from './advisor-error'
export {compileAdvisor} from './compile-advisor'
export {parseAdvisor, parseCompiledAdvisor} from './parse-advisor'
export type * from './types'
