// What the CPU kernels of kernels.ts import from the bare `@tensorflow/tfjs-core`; see bundle-plugin.mjs.
export {DataStorage, KernelBackend} from '@tensorflow/tfjs-core/dist/backends/backend'
export {env} from '@tensorflow/tfjs-core/dist/environment'
export {engine} from '@tensorflow/tfjs-core/dist/globals'
export {
  Add,
  BatchMatMul,
  Cast,
  Complex,
  Exp,
  Identity,
  Log,
  Max,
  Multiply,
  Neg,
  Real,
  Reshape,
  Sub,
  Sum,
  Transpose,
} from '@tensorflow/tfjs-core/dist/kernel_names'
export * as broadcast_util from '@tensorflow/tfjs-core/dist/ops/broadcast_util'
export {buffer} from '@tensorflow/tfjs-core/dist/ops/buffer'
export * as backend_util from './core-shim-backend-util'
export * as util from './core-shim-util'
/** The backend reads `whereImpl` from here; no kernel of ours does. */
export const kernel_impls = {whereImpl: undefined}
