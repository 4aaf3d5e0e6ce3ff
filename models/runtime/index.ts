import {memory} from '@tensorflow/tfjs-core/dist/globals'
import {registerKernels} from './kernels'

export {buildFeatures} from '../../advisor-core/taste/build-features'
export {compareShown} from './compare-shown'
export {fitShown} from './fit-shown'
export {fitTaste, type TasteFit, type TasteFitRequest} from './fit-taste'
export {refitTaste} from './refit-taste'

registerKernels()

/** Tensors alive right now; the same after a fit as before it. */
export function numTensors(): number {
  return memory().numTensors
}
