import {readFileSync} from 'node:fs'
import {build} from 'esbuild'

/** The page as it ships: markup, style and the minified bundle. */
export async function pageFiles(): Promise<(path: string) => Response | null> {
  const bundle = await build({
    entryPoints: ['reports/views/main.tsx'],
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    jsx: 'automatic',
    jsxImportSource: 'preact',
  })
  const files: Record<string, [string, string]> = {
    '/reports': [readFileSync('reports/views/index.html', 'utf8'), 'text/html'],
    '/reports/reports.css': [readFileSync('reports/views/reports.css', 'utf8'), 'text/css'],
    '/reports/reports.js': [bundle.outputFiles[0]!.text, 'text/javascript'],
  }
  return (path) => {
    const file = files[path]
    return file ? new Response(file[0], {headers: {'content-type': `${file[1]}; charset=utf-8`}}) : null
  }
}
