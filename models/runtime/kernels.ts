import {MathBackendCPU} from '@tensorflow/tfjs-backend-cpu/dist/backend_cpu'
import {addConfig} from '@tensorflow/tfjs-backend-cpu/dist/kernels/Add'
import {batchMatMulConfig} from '@tensorflow/tfjs-backend-cpu/dist/kernels/BatchMatMul'
import {castConfig} from '@tensorflow/tfjs-backend-cpu/dist/kernels/Cast'
import {expConfig} from '@tensorflow/tfjs-backend-cpu/dist/kernels/Exp'
import {identityConfig} from '@tensorflow/tfjs-backend-cpu/dist/kernels/Identity'
import {logConfig} from '@tensorflow/tfjs-backend-cpu/dist/kernels/Log'
import {maxConfig} from '@tensorflow/tfjs-backend-cpu/dist/kernels/Max'
import {multiplyConfig} from '@tensorflow/tfjs-backend-cpu/dist/kernels/Multiply'
import {negConfig} from '@tensorflow/tfjs-backend-cpu/dist/kernels/Neg'
import {reshapeConfig} from '@tensorflow/tfjs-backend-cpu/dist/kernels/Reshape'
import {subConfig} from '@tensorflow/tfjs-backend-cpu/dist/kernels/Sub'
import {sumConfig} from '@tensorflow/tfjs-backend-cpu/dist/kernels/Sum'
import {env} from '@tensorflow/tfjs-core/dist/environment'
import {registerBackend} from '@tensorflow/tfjs-core/dist/globals'
import {addGradConfig} from '@tensorflow/tfjs-core/dist/gradients/Add_grad'
import {batchMatMulGradConfig} from '@tensorflow/tfjs-core/dist/gradients/BatchMatMul_grad'
import {multiplyGradConfig} from '@tensorflow/tfjs-core/dist/gradients/Multiply_grad'
import {reshapeGradConfig} from '@tensorflow/tfjs-core/dist/gradients/Reshape_grad'
import {subGradConfig} from '@tensorflow/tfjs-core/dist/gradients/Sub_grad'
import {sumGradConfig} from '@tensorflow/tfjs-core/dist/gradients/Sum_grad'
import {registerGradient, registerKernel} from '@tensorflow/tfjs-core/dist/kernel_registry'

/** Every kernel and gradient that `fitTaste` runs; a missing one throws at its first use, which a test makes. */
const KERNELS = [
  addConfig,
  batchMatMulConfig,
  castConfig,
  expConfig,
  identityConfig,
  logConfig,
  maxConfig,
  multiplyConfig,
  negConfig,
  reshapeConfig,
  subConfig,
  sumConfig,
]
const GRADIENTS = [
  addGradConfig,
  batchMatMulGradConfig,
  multiplyGradConfig,
  reshapeGradConfig,
  subGradConfig,
  sumGradConfig,
]

/** Sets TensorFlow.js up with the CPU backend and the kernels above; works in a browser, a worker and Node. */
export function registerKernels(): void {
  const environment = env()
  for (const flag of ['DEBUG', 'IS_NODE', 'IS_TEST', 'CHECK_COMPUTATION_FOR_ERRORS']) {
    environment.registerFlag(flag, () => false)
  }
  environment.registerFlag('TENSORLIKE_CHECK_SHAPE_CONSISTENCY', () => false)
  environment.registerFlag('PROD', () => true)
  environment.setPlatform('lotse', {
    fetch: () => Promise.reject(new Error('Failed to fetch: the taste model fetches nothing')),
    now: () => performance.now(),
    encode: (text) => new TextEncoder().encode(text),
    decode: (bytes) => new TextDecoder().decode(bytes),
    setTimeoutCustom: (run, delayMs) => setTimeout(run, delayMs),
    isTypedArray: (a): a is Float32Array => ArrayBuffer.isView(a) && !(a instanceof DataView),
  })
  registerBackend('cpu', () => new MathBackendCPU())
  for (const kernel of KERNELS) registerKernel(kernel)
  for (const gradient of GRADIENTS) registerGradient(gradient)
}
