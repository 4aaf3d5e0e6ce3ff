import {memory} from '@tensorflow/tfjs-core/dist/globals'
import {registerKernels} from './kernels'

export {fitShown} from './fit-shown'
export {fitTaste, type TasteFit, type TasteFitRequest} from './fit-taste'

registerKernels()

/** Tensors alive right now; the same after a fit as before it. */
export function numTensors(): number {
  return memory().numTensors
}
