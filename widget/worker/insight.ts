/** The chunk with what a conversation needs from the second event on, and what the glass panel shows. */
export {toGlass} from '../../advisor-core/dialogue/glass'

import {createInsight} from '../../advisor-core/dialogue/insight'

export const INSIGHT = createInsight(crypto.getRandomValues(new Uint32Array(1))[0]!)
