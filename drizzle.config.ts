import { defineConfig } from 'drizzle-kit';

/** Writes a migration from the difference between the schema and the last one: `npm run db:generate`. */
export default defineConfig({
  dialect: 'sqlite',
  casing: 'snake_case',
  schema: './src/db/schema/sqlite.ts',
  out: './src/db/migrations/sqlite',
});
