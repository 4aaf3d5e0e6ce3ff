// The part of `backend_util` that the kernels of kernels.ts use; see bundle-plugin.mjs.
export {fromUint8ToStringArray} from '@tensorflow/tfjs-core/dist/backends/backend_util'
export {mergeRealAndImagArrays} from '@tensorflow/tfjs-core/dist/backends/complex_util'
export {warn} from '@tensorflow/tfjs-core/dist/log'
export {
  assertAxesAreInnerMostDims,
  computeOutAndReduceShapes,
  expandShapeToKeepDim,
  getAxesPermutation,
  getInnerMostAxes,
} from '@tensorflow/tfjs-core/dist/ops/axis_util'
export {assertAndGetBroadcastShape, getBroadcastDims} from '@tensorflow/tfjs-core/dist/ops/broadcast_util'
export {upcastType} from '@tensorflow/tfjs-core/dist/types'
