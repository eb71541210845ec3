/** A process of the bench of scale: `fill DATABASE ARTICLES` or `ask DATABASE ARTICLES`; its figures go to the process that started it. */
import { openDatabase } from '../src/db/open.ts';
import { ask } from './scale/ask.ts';
import { fill } from './scale/fill.ts';

const [what, url = '', articles] = process.argv.slice(2);
const db = await openDatabase(url);
const figures = what === 'fill' ? await fill(db, Number(articles)) : await ask(db, Number(articles));
await db.close();
// The most that it ever held, in MB.
process.send?.({ figures, memory: process.resourceUsage().maxRSS / 1024 });
process.disconnect?.();
