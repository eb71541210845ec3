/** Parts of at most `size` items: SQLite binds 32,766 values in one statement, PostgreSQL 65,535. */
export function chunks<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, i) => all.slice(i * size, (i + 1) * size));
}
