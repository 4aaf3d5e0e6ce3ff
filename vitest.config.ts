import {defineConfig} from 'vitest/config'
import {cssTextVitePlugin} from './scripts/lib/css-text-vite.mjs'

export default defineConfig({
  // JSX and CSS mean in tests what they mean in the build.
  oxc: {jsx: {runtime: 'automatic', importSource: 'preact'}},
  plugins: [cssTextVitePlugin],
  test: {
    // Two processes at most: each holds a catalogue or a browser, and small machines run this too.
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          setupFiles: ['test/support/property-seed.ts'],
          // Property tests take seconds; how many, no test says.
          testTimeout: 60_000,
          include: ['**/*.test.ts', '**/*.test.tsx'],
          exclude: ['**/node_modules/**', '**/dist/**', 'data/**', 'test/browser/**'],
          sequence: {groupOrder: 0},
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          // As patient as the waits of the page itself: a loaded machine is slow, not wrong.
          expect: {poll: {timeout: 30_000}},
          // One browser at a time, after the unit tests: it is then slow only when the page is.
          fileParallelism: false,
          sequence: {groupOrder: 1},
        },
      },
    ],
  },
})
