import {existsSync, readdirSync, readFileSync, statSync} from 'node:fs'
import {dirname, join, posix} from 'node:path'
import {codeOnly} from './source-text'

/** A source file and what it imports, types included. */
export interface SourceFile {
  /** Relative to the root, with forward slashes. */
  readonly path: string
  readonly text: string
  /** Files as paths from the root, packages by their specifier. */
  readonly imports: readonly string[]
}

const FOLDERS = ['advisor-core', 'models', 'widget', 'collector', 'reports', 'cli', 'demo-site']
const SOURCE = /\.(ts|tsx|mjs|js)$/

/**
 * Reads every source file of the product's folders, tests left out.
 *
 * @param root absolute folder
 */
export function readSources(root: string): SourceFile[] {
  const paths = FOLDERS.flatMap((folder) => walk(root, folder)).filter(
    (path) => SOURCE.test(path) && !isTestFile(path) && !isBuilt(path),
  )
  return paths.map((path) => {
    const text = readFileSync(join(root, path), 'utf8')
    return {path, text, imports: importsOf(text).map((specifier) => resolve(root, path, specifier))}
  })
}

/** Tests and what only tests use may import what they like. */
export function isTestFile(path: string): boolean {
  return /\.test\.tsx?$|(^|\/)test-support[./]/.test(path)
}

function isBuilt(path: string): boolean {
  return path.startsWith('demo-site/shop/lotse/') || path.startsWith('demo-site/generated/')
}

/** Specifiers of all imports and re-exports: static, for side effects, of types, and dynamic with a literal. */
export function importsOf(source: string): string[] {
  const code = codeOnly(source, true)
  const from = /(?:^|[;}\n])\s*(?:import|export)\b(?:[^'"`;=(]|\(\s*\))*?\bfrom\s*(['"])([^'"\n]+)\1/g
  const bare = /(?:^|[;}\n])\s*import\s*(['"])([^'"\n]+)\1/g
  const dynamic = /\b(?:import|require)\s*\(\s*(['"`])([^'"`\n]+)\1\s*[),]/g
  return [from, bare, dynamic].flatMap((pattern) => [...code.matchAll(pattern)].map((match) => match[2]!))
}

/**
 * Import cycles, each as the path around it.
 *
 * @param files the graph; imports of files outside it are ignored
 */
export function findCycles(files: readonly SourceFile[]): string[][] {
  const importsByPath = new Map(files.map(({path, imports}) => [path, imports]))
  const done = new Set<string>()
  const cycles: string[][] = []
  const visit = (path: string, trail: readonly string[]): void => {
    const seenAt = trail.indexOf(path)
    if (seenAt >= 0) cycles.push([...trail.slice(seenAt), path])
    if (seenAt >= 0 || done.has(path)) return
    for (const next of importsByPath.get(path) ?? [])
      if (importsByPath.has(next)) visit(next, [...trail, path])
    done.add(path)
  }
  for (const {path} of files) visit(path, [])
  return cycles
}

function resolve(root: string, from: string, specifier: string): string {
  if (!specifier.startsWith('.')) return specifier
  const base = posix.join(dirname(from), specifier)
  const candidates = ['', '.ts', '.tsx', '.mjs', '/index.ts', '/index.tsx'].map((ending) => base + ending)
  const isFile = (path: string): boolean =>
    existsSync(join(root, path)) && statSync(join(root, path)).isFile()
  return candidates.find(isFile) ?? base
}

function walk(root: string, folder: string): string[] {
  if (!existsSync(join(root, folder))) return []
  return readdirSync(join(root, folder), {withFileTypes: true}).flatMap((entry) => {
    const path = `${folder}/${entry.name}`
    if (entry.isDirectory())
      return entry.name === 'node_modules' || entry.name === 'dist' ? [] : walk(root, path)
    return [path]
  })
}
