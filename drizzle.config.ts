import { defineConfig } from 'drizzle-kit';

const dialect = process.env.DIALECT === 'postgresql' ? 'postgresql' : 'sqlite';
const name = dialect === 'sqlite' ? 'sqlite' : 'postgres';

/** Writes migrations from the difference between a schema and its last one: `npm run db:generate` for both. */
export default defineConfig({
  dialect,
  casing: 'snake_case',
  schema: `./src/db/schema/${name}.ts`,
  out: `./src/db/migrations/${name}`,
});
