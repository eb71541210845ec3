/** `npm run bench [name …]`: speed as ratios of one run; nothing here is asserted. */
import { storiesBench } from './stories.ts';
import { truthBench } from './truth.ts';

const benches: Readonly<Record<string, () => Promise<void>>> = { stories: storiesBench, truth: truthBench };

const wanted = process.argv.slice(2);
for (const [name, bench] of Object.entries(benches)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  process.stdout.write(`\n${name}\n`);
  await bench();
}
