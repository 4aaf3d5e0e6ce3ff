/** The chunk with what a conversation needs from the second event on, and what the glass panel shows. */
export {toGlass} from '../../advisor-core/dialogue/glass'
export {INSIGHT} from '../../advisor-core/dialogue/insight'
