import { is } from 'drizzle-orm';
import { getTableConfig as ofPostgres, PgTable } from 'drizzle-orm/pg-core';
import { getTableConfig as ofSqlite, SQLiteTable } from 'drizzle-orm/sqlite-core';
import { expect, it } from 'vitest';
import * as postgres from '../src/db/schema/postgres.ts';
import * as sqlite from '../src/db/schema/sqlite.ts';

type Config = ReturnType<typeof ofPostgres> | ReturnType<typeof ofSqlite>;

/** What PostgreSQL calls a column of SQLite. */
const TYPES: Readonly<Record<string, string>> = {
  SQLiteInteger: 'bigint',
  SQLiteBoolean: 'boolean',
  SQLiteText: 'text collate "C"',
  SQLiteTextJson: 'json',
  SQLiteBlobBuffer: 'bytea',
};

/** All of a table that both databases have a word for. */
function shape(config: Config) {
  return {
    columns: config.columns
      .map((column) => ({
        name: column.name,
        type: TYPES[column.columnType] ?? column.getSQLType(),
        notNull: column.notNull,
        default: column.default,
        primary: column.primary,
        counted:
          ('autoIncrement' in column && column.autoIncrement === true) ||
          column.generatedIdentity !== undefined,
        unique: column.isUnique,
      }))
      .sort((a, b) => a.name.localeCompare(b.name)),
    keys: config.primaryKeys.map(({ columns }) => columns.map(({ name }) => name)),
    indexes: config.indexes
      .map(({ config: index }) => ({
        name: index.name,
        unique: index.unique,
        columns: index.columns.map((column) => ('name' in column ? column.name : 'an expression')),
        partial: index.where !== undefined,
      }))
      .sort((a, b) => String(a.name).localeCompare(String(b.name))),
  };
}

const sqliteShapes = new Map(
  Object.entries(sqlite).flatMap(([name, table]) =>
    is(table, SQLiteTable) ? [[name, shape(ofSqlite(table))]] : [],
  ),
);
const postgresShapes = new Map(
  Object.entries(postgres).flatMap(([name, table]) =>
    is(table, PgTable) ? [[name, shape(ofPostgres(table))]] : [],
  ),
);

it('has the same tables on both databases', () => {
  expect(sqliteShapes.size).toBeGreaterThan(20);
  expect([...postgresShapes.keys()]).toEqual([...sqliteShapes.keys()]);
});

it.each([...sqliteShapes.keys()])('has the same columns, keys and indexes in %s', (name) => {
  expect(postgresShapes.get(name)).toEqual(sqliteShapes.get(name));
});
