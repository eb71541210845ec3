/** What goes wrong in the local workspace, in the words of the port. */
import { DatelineError, PlatformError } from '../../src/errors.ts';

/** Runs `work` on the store; its failures become a `PlatformError`, which the outbox tries again. */
export async function onStore<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof DatelineError) throw error;
    throw new PlatformError('The local workspace could not read or write its storage.', { cause: error });
  }
}

/** Thrown when the workspace is used before `start`. */
export function notStarted(): PlatformError {
  return new PlatformError('The local workspace has not been started.');
}
