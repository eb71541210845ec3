/** The words of `dateline run --role`. */
import { isPostgres } from '../db/open.ts';
import { SettingError, UsageError } from '../errors.ts';
import { ROLES, type Role } from './task.ts';

/**
 * Reads the words, which commas separate; null for `all`: one process does everything by itself.
 * @throws UsageError where a word is none, SettingError where the database can serve one process only.
 */
export function readRoles(words: string, database: string): ReadonlySet<Role> | null {
  const names = words.split(',').map((word) => word.trim().toLowerCase());
  if (names.length === 1 && names[0] === 'all') return null;
  const roles = names.map((name) => ROLES.find((role) => role === name));
  if (roles.includes(undefined)) {
    const wrong = names.find((_, i) => roles[i] === undefined);
    throw new UsageError(
      `“${wrong}” is no role; give all, or some of ${ROLES.join(', ')} with commas between, such as --role collect,analyse.`,
    );
  }
  if (isPostgres(database)) return new Set(roles as Role[]);
  throw new SettingError(
    `The role ${names.join(',')} needs PostgreSQL, which several processes can share; set DATABASE_URL to postgres://…, or leave --role away and one process does everything.`,
  );
}
