/** The chunk that tells what each answer, click and signal did; loaded by the engine when nobody waits for it. */
export {toGlass} from '../../advisor-core/dialogue/glass'
