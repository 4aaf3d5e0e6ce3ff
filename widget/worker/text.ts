/** The chunk that reads what a visitor types; loaded by the engine when somebody does. */
export {createTextReader} from '../../advisor-core/text/create-text-reader'
