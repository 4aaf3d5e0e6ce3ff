/**
 * Stands in for `global_util` of tfjs-core in the bundle: its registries live in this module instead of on
 * `window`, and its environment sees no address bar, hence no `?tfjsflags=` of the shop's page.
 */
const globals = new Map<string, unknown>()
const namespace = {}

export function getGlobalNamespace(): object {
  return namespace
}

export function getGlobal<T>(key: string, init: () => T): T {
  if (!globals.has(key)) globals.set(key, init())
  // Only the caller's own `init` ever fills a key.
  return globals.get(key) as T
}
