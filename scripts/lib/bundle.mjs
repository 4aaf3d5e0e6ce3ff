import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {CSS_TARGET, cssTextPlugin, tfjsPlugins} from './esbuild-plugins.mjs'
import {ROOT} from './root.mjs'

/** Options for everything we compile: TypeScript and Preact's JSX, nothing read from elsewhere. */
const COMMON = {
  bundle: true,
  write: false,
  metafile: true,
  legalComments: 'none',
  logLevel: 'silent',
  jsx: 'automatic',
  jsxImportSource: 'preact',
}

/** tfjs-core and its CPU backend only load in Node when bundled: their files import without extensions. */
const BUNDLED_IN_NODE = ['@tensorflow/tfjs-core', '@tensorflow/tfjs-backend-cpu']

/**
 * Bundles one source for the browser, minified.
 *
 * @param {{source: string, format: 'iife' | 'esm' | 'css'}} entry
 * @returns {Promise<import('esbuild').BuildResult<{write: false, metafile: true}>>}
 */
export async function bundleForBrowser({source, format}, root = ROOT) {
  const esbuild = await import('esbuild')
  const isCss = format === 'css'
  const result = await esbuild.build({
    ...COMMON,
    entryPoints: [join(root, source)],
    outdir: join(root, 'dist'),
    absWorkingDir: root,
    platform: 'browser',
    // The loader is a classic script: in a page that is not UTF-8 only ASCII survives.
    charset: format === 'iife' ? 'ascii' : 'utf8',
    minify: true,
    define: {'process.env.NODE_ENV': '"production"'},
    target: isCss ? CSS_TARGET : 'es2022',
    ...(isCss ? {} : {format, plugins: [cssTextPlugin, ...(await tfjsPlugins(root))]}),
  })
  if (!isCss) await squeeze(result.outputFiles[0], format)
  return result
}

/** esbuild leaves some 3 % in our chunks that a second minifier finds. */
async function squeeze(output, format) {
  const {minify} = await import('terser')
  const options = {
    ecma: 2020,
    module: format === 'esm',
    compress: {passes: 3, sequences: false},
    mangle: true,
  }
  const {code} = await minify(output.text, {
    ...options,
    format: {ascii_only: format === 'iife', comments: false},
  })
  output.contents = new TextEncoder().encode(`${code}\n`)
}

/**
 * Bundles one source for Node; installed packages stay imports.
 *
 * @param {string} source relative to root, or absolute
 */
export async function bundleForNode(source, root = ROOT) {
  const esbuild = await import('esbuild')
  const {dependencies = {}, devDependencies = {}} = JSON.parse(
    readFileSync(join(root, 'package.json'), 'utf8'),
  )
  const packages = [...Object.keys(dependencies), ...Object.keys(devDependencies)]
  return esbuild.build({
    ...COMMON,
    entryPoints: [source],
    outdir: join(root, 'dist'),
    absWorkingDir: root,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    charset: 'utf8',
    external: packages.filter((name) => !BUNDLED_IN_NODE.includes(name)),
    plugins: [cssTextPlugin, ...(await tfjsPlugins(root))],
    banner: {
      js: "import {createRequire as lotseCreateRequire} from 'node:module'; const require = lotseCreateRequire(import.meta.url);",
    },
  })
}
