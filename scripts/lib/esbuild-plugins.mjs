import {existsSync} from 'node:fs'
import {readFile} from 'node:fs/promises'
import {join} from 'node:path'
import {pathToFileURL} from 'node:url'

/**
 * Oldest browsers that know both es2022 and constructed style sheets; newer CSS syntax is lowered for them.
 */
export const CSS_TARGET = ['chrome99', 'firefox101', 'safari16.4']

/** Imported CSS becomes a string of minified CSS, for a constructed style sheet. */
export const cssTextPlugin = {
  name: 'css-text',
  setup(build) {
    build.onLoad({filter: /\.css$/}, async ({path}) => ({
      contents: await minifyCss(build.esbuild, await readFile(path, 'utf8')),
      loader: 'text',
    }))
  },
}

/** @param {{transform: typeof import('esbuild').transform}} esbuild @param {string} css */
export async function minifyCss(esbuild, css) {
  const {code} = await esbuild.transform(css, {
    loader: 'css',
    minify: true,
    legalComments: 'none',
    target: CSS_TARGET,
  })
  return code.trimEnd()
}

/** The plugin that narrows tfjs-core to what the shipped bundle uses; empty when the checkout has none. */
export async function tfjsPlugins(root) {
  const file = join(root, 'models/runtime/bundle-plugin.mjs')
  if (!existsSync(file)) return []
  const {tfjsPlugin} = await import(pathToFileURL(file).href)
  return [typeof tfjsPlugin === 'function' ? tfjsPlugin() : tfjsPlugin]
}
