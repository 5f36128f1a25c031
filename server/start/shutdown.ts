import { bailOut } from './bail-out.ts';

/** What has to be closed before the process may end. */
export interface Shutdown {
  /** Adds one more; what was added last is closed first. */
  add(close: () => void | Promise<void>): void;
  /** Whether the process is ending: a start that fails from then on is no failure. */
  begun(): boolean;
}

/** What takes longer to close, as a connection to a Redis that is away does, is left to the end of the process. */
const CLOSE_MILLIS = 3_000;

async function inTime(closing: void | Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((done) => {
    timer = setTimeout(done, CLOSE_MILLIS);
  });
  await Promise.race([closing, late]);
  clearTimeout(timer);
}

/**
 * From now on SIGTERM and SIGINT close all that was added, and then end the process with code 0. They may come at any
 * time, also during the start: a step of the start that is under way is left as a crash would leave it, which the
 * next start copes with. Further signals change nothing, because npm passes on a Ctrl-C that the terminal has already
 * sent to the server.
 *
 * @param told  told of the signal
 */
export function closeOnSignals(told: (signal: string) => void): Shutdown {
  const opened: (() => void | Promise<void>)[] = [];
  let begun = false;

  async function stop(signal: string): Promise<void> {
    if (begun) return;
    begun = true;
    told(signal);
    let failure: unknown = null;
    for (let close = opened.pop(); close; close = opened.pop()) {
      try {
        await inTime(close());
      } catch (error) {
        failure ??= error; // the others are closed all the same
      }
    }
    if (failure !== null) throw failure;
    process.exit(0);
  }

  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => void stop(signal).catch(bailOut));
  }
  return { add: (close) => void opened.push(close), begun: () => begun };
}
