/** `npm run bench [name …]`: speed and truth in figures of one run; nothing here is asserted. */
const benches: Readonly<Record<string, () => Promise<void>>> = {
  pipeline: async () => (await import('./pipeline.ts')).pipelineBench(),
  collector: async () => (await import('./collector.ts')).collectorBench(),
  stories: async () => (await import('./stories.ts')).storiesBench(),
  truth: async () => (await import('./truth.ts')).truthBench(),
};

const wanted = process.argv.slice(2);
for (const [name, bench] of Object.entries(benches)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  process.stdout.write(`\n${name}\n`);
  await bench();
}
