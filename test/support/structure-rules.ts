import type {SourceFile} from './import-graph'
import {codeOnly} from './source-text'

/** One arrow of the picture: files below `from` may import only what `allowed` says. */
interface Rule {
  readonly from: RegExp
  readonly allowed: RegExp
  readonly because: string
}

const SOURCE_FOLDER = /^(advisor-core|models|widget|collector|reports|cli|demo-site|test|scripts)\//
const REPORTING = 'advisor-core/(reporting|archetypes|experiments)/|advisor-core/catalog/types\\.ts$'

/** Arrows between our own folders; see the house in ARCHITECTURE.md. */
const FOLDER_RULES: readonly Rule[] = [
  {from: /^advisor-core\/numeric\//, allowed: /^advisor-core\/numeric\//, because: 'numeric imports nothing'},
  {from: /^advisor-core\//, allowed: /^advisor-core\//, because: 'advisor-core imports only itself'},
  {
    from: /^models\//,
    allowed: /^(advisor-core|models)\//,
    because: 'models imports only advisor-core and itself',
  },
  {
    from: /^widget\//,
    allowed: /^(advisor-core|models|widget)\//,
    because: 'widget imports only advisor-core, models and itself',
  },
  {
    from: /^collector\//,
    allowed: new RegExp(`^(collector/|${REPORTING})`),
    because: 'collector imports only reporting, archetypes, experiments, catalog types and itself',
  },
  {
    from: /^reports\//,
    allowed: new RegExp(`^(reports/|${REPORTING})`),
    because: 'reports imports only reporting, archetypes, experiments, catalog types and itself',
  },
  {
    from: /^cli\/bin\//,
    allowed: /^(scripts\/lib|cli\/bin)\//,
    because: 'the bin runs before anything is installed',
  },
  {from: /^cli\//, allowed: /^(?!demo-site\/)/, because: 'cli imports everything except demo-site'},
  {from: /^demo-site\//, allowed: /^demo-site\//, because: 'demo-site uses built files only'},
  {
    from: /^(?!models\/training\/)/,
    allowed: /^(?!models\/training\/)/,
    because: 'nothing imports models/training',
  },
]

/** What may be imported from npm and from Node. */
const PACKAGE_RULES: readonly Rule[] = [
  {
    from: /^advisor-core\/advisor\//,
    allowed: /^valibot$/,
    because: 'advisor-core/advisor may import valibot only',
  },
  {from: /^advisor-core\/(?!advisor\/)/, allowed: /^$/, because: 'advisor-core imports no package'},
  {
    from: /^(?!models\/(runtime|training)\/)/,
    allowed: /^(?!@tensorflow\/)/,
    because: 'only models/runtime imports TensorFlow.js',
  },
  {
    from: /^models\/runtime\//,
    allowed: /^(?!@tensorflow\/tfjs$)/,
    because: 'the whole TensorFlow.js is for training only',
  },
  {
    from: /^(widget|models\/runtime)\/.*\.tsx?$/,
    allowed: /^(?!node:)/,
    because: 'what runs in the page imports nothing of Node',
  },
]

/** Sentences, one for each import that goes against an arrow. */
export function forbiddenImports(files: readonly SourceFile[]): string[] {
  return files.flatMap(({path, imports}) =>
    imports.flatMap((target) => {
      const rules = SOURCE_FOLDER.test(target) ? FOLDER_RULES : PACKAGE_RULES
      const broken = rules.find(({from, allowed}) => from.test(path) && !allowed.test(target))
      return broken ? [`${path} imports ${target}: ${broken.because}`] : []
    }),
  )
}

/** Clock, randomness, page and storage: in advisor-core they are parameters, or the caller's business. */
const IMPURE: readonly RegExp[] = [
  /\bMath\.random\b/,
  /\bDate\.now\b/,
  /\bnew Date(?:\(\s*\)|(?!\s*\())/,
  /(?<![\w.$])Date\s*\(\s*\)/,
  // No local thing should bear these names, so any use of them is one too many.
  /(?<![\w.$])(?:document|window|navigator|globalThis|localStorage|sessionStorage|indexedDB)\b(?!\s*\??:)/,
  globalUse('performance|fetch|location|crypto|process|caches|setTimeout|setInterval|queueMicrotask|console'),
]

/** A name used as a global: called or reached into, not a property, a key, or a member of something. */
function globalUse(names: string): RegExp {
  return new RegExp(`(?<![\\w.$])(?<!\\b(?:const|let|readonly) )(?:${names})(?=\\s*[.(\\[]|\\s*\\?\\.)`)
}

/** Sentences, one for each line of advisor-core that reaches for the outside world. */
export function impurities(files: readonly SourceFile[]): string[] {
  return files
    .filter(({path}) => path.startsWith('advisor-core/'))
    .flatMap(({path, text}) =>
      codeOnly(text, false)
        .split('\n')
        .flatMap((line, i) => {
          const found = IMPURE.map((pattern) => pattern.exec(line)?.[0]).find((match) => match !== undefined)
          return found === undefined ? [] : [`${path}:${i + 1} uses ${found.trim()}`]
        }),
    )
}
