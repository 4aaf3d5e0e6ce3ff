// The part of `util` that the kernels of kernels.ts use; see bundle-plugin.mjs.
export {
  convertBackendValuesAndArrayBuffer,
  createScalarValue,
  decodeString,
  encodeString,
  now,
  toTypedArray,
} from '@tensorflow/tfjs-core/dist/util'
export {
  assert,
  computeStrides,
  getArrayFromDType,
  getTypedArrayFromDType,
  hasEncodingLoss,
  indexToLoc,
  inferFromImplicitShape,
  isString,
  locToIndex,
  makeZerosTypedArray,
  parseAxisParam,
  sizeFromShape,
} from '@tensorflow/tfjs-core/dist/util_base'
