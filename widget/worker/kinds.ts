/** The chunk for questions that only some shops have; loaded before the engine starts, where the manifest lists it. */
export {EXTRA_KINDS} from '../../advisor-core/dialogue/extra-kinds'
