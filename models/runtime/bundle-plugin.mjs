import {fileURLToPath} from 'node:url'

const here = (name) => fileURLToPath(new URL(name, import.meta.url))

/**
 * An esbuild plugin that keeps the TensorFlow.js chunk small. The CPU kernels import whole namespaces from the
 * bare `@tensorflow/tfjs-core`, which esbuild cannot shake: they get `core-shim.ts`, which holds what the kernels
 * of `kernels.ts` use and nothing else. `global_util` gets a stand-in without page globals, so that a shop
 * that runs TensorFlow.js itself and we never meet. Deep `dist/…` imports stay as they are.
 */
export function tfjsPlugin() {
  return {
    name: 'lotse-tfjs',
    setup(build) {
      build.onResolve({filter: /^@tensorflow\/tfjs-core$/}, () => ({path: here('core-shim.ts')}))
      build.onResolve({filter: /\/global_util$/}, ({importer}) =>
        /tfjs-core[\\/]dist[\\/]/.test(importer) ? {path: here('global-shim.ts')} : undefined,
      )
    },
  }
}
