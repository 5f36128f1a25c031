/** The person pressed Ctrl-C: the command has tidied up and ends with exit code 130. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
}

/**
 * Runs `work` until it is done or Ctrl-C (or SIGTERM) arrives; then `stop` ends what is under way and
 * `Interrupted` is thrown, with `explain` for the person.
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
      if (interrupted) return;
      interrupted = true;
      work.catch(() => {}); // its workers end in the middle; nobody waits for the answer
      stop().then(() => reject(new Interrupted(explain())), reject);
    };
  });
  process.on('SIGINT', onSignal).on('SIGTERM', onSignal);
  try {
    return await Promise.race([work, signal]);
  } finally {
    process.off('SIGINT', onSignal).off('SIGTERM', onSignal);
  }
}
