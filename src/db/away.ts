/** Whether an error says that the database server is out of reach, so that all will be well once it is back. */

/** Node's and PostgreSQL's codes: 08 is lost connections, 57P a server that ends or begins (its manual, appendix A). */
const CODES =
  /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN|08\w{3}|57P0[1-3])$/;
/** node-postgres gives these no code. */
const WORDS =
  /connection terminated|timeout exceeded when trying to connect|connection error and is not queryable/i;

/** Looks at the error and at what caused it: Drizzle wraps the driver's errors. */
export function isAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code } = error as { code?: unknown };
  return (typeof code === 'string' && CODES.test(code)) || WORDS.test(error.message) || isAway(error.cause);
}
