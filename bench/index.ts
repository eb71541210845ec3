/** `npm run bench [name …]`: speed and truth in figures of one run; nothing here is asserted. */
const benches: Readonly<Record<string, () => Promise<void>>> = {
  pipeline: async () => (await import('./pipeline.ts')).pipelineBench(),
  collector: async () => (await import('./collector.ts')).collectorBench(),
  'held-feeds': async () => (await import('./held-feeds.ts')).heldFeedsBench(),
  pages: async () => (await import('./pages.ts')).pagesBench(),
  stories: async () => (await import('./stories.ts')).storiesBench(),
  delivery: async () => (await import('./delivery.ts')).deliveryBench(),
  kill: async () => (await import('./kill.ts')).killBench(),
  completions: async () => (await import('./completions.ts')).completionsBench(),
  'fan-out': async () => (await import('./fan-out.ts')).fanOutBench(),
  truth: async () => (await import('./truth.ts')).truthBench(),
  scale: async () => (await import('./scale.ts')).scaleBench(),
  timelines: async () => (await import('./timelines.ts')).timelinesBench(),
};

const wanted = process.argv.slice(2);
for (const [name, bench] of Object.entries(benches)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  process.stdout.write(`\n${name}\n`);
  await bench();
}
