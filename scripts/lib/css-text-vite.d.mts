import type {Plugin} from 'vitest/config'
export const cssTextVitePlugin: Plugin
