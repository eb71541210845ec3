import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts', 'adapters/**/*.test.ts', 'commands/**/*.test.ts'],
    testTimeout: 20_000,
    // Two cores in CI: more workers only make the browser test slower.
    maxWorkers: 2,
    // Tests of one file that run side by side start whole bots, which must answer within the platforms' three seconds.
    maxConcurrency: 2,
  },
});
