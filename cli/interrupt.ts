/** The person pressed Ctrl-C: the command has tidied up and ends with exit code 130. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
}

export const INTERRUPTED_EXIT = 130;

/**
 * Runs `work` until it is done or Ctrl-C (or SIGTERM) arrives; then `stop` ends what is under way and
 * `Interrupted` is thrown, with `explain` for the person. A second Ctrl-C does not wait for that.
 */
export async function untilInterrupted<T>(
  work: Promise<T>,
  stop: () => Promise<unknown>,
  explain: () => string,
): Promise<T> {
  let interrupted = false;
  let onSignal = () => {};
  const signal = new Promise<never>((_, reject) => {
    onSignal = () => {
      if (interrupted) process.exit(INTERRUPTED_EXIT);
      interrupted = true;
      stop().then(() => reject(new Interrupted(explain())), reject);
    };
  });
  // Ending the work in the middle makes it fail: that is no news once it has been interrupted.
  const unlessInterrupted = work.catch((error) => {
    if (!interrupted) throw error;
    return signal;
  });
  process.on('SIGINT', onSignal).on('SIGTERM', onSignal);
  try {
    return await Promise.race([unlessInterrupted, signal]);
  } finally {
    // Once interrupted they stay, so that an impatient second press cannot change the exit code.
    if (!interrupted) process.off('SIGINT', onSignal).off('SIGTERM', onSignal);
  }
}
