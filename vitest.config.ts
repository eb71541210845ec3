import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts', 'adapters/**/*.test.ts', 'commands/**/*.test.ts'],
    testTimeout: 20_000,
    // Two cores in CI: more workers only make the browser test slower.
    maxWorkers: 2,
  },
});
