import type { CliTexts } from '../texts/cli-texts.ts';

/** Shows on stderr how far a job has come; silent where nobody looks. */
export interface Progress {
  /** @param share  0 … 1 */
  update(share: number, note: string): void;
  /** Takes the line away, so that what follows starts clean. */
  end(): void;
}

const WIDTH = 24;
const TTY_MILLIS = 100;
const LOG_MILLIS = 1000;

/**
 * A bar that is drawn over itself on a terminal, and a line now and then elsewhere.
 * @param force  show it although stderr is no terminal
 */
export function createProgress(force: boolean, { figures, program }: CliTexts): Progress {
  const { isTTY } = process.stderr;
  if (!isTTY && !force) return { update() {}, end() {} };
  const started = performance.now();
  let last = Number.NEGATIVE_INFINITY;
  return {
    update(share, note) {
      const now = performance.now();
      if (share < 1 && now - last < (isTTY ? TTY_MILLIS : LOG_MILLIS)) return;
      last = now;
      const elapsed = now - started;
      const left =
        share > 0 && share < 1 ? `, ${program.timeLeft(figures.clock((elapsed / share) * (1 - share)))}` : '';
      const bar = '#'.repeat(Math.round(share * WIDTH)).padEnd(WIDTH, '.');
      const line = `[${bar}] ${Math.round(share * 100)} %  ${note}  ${figures.clock(elapsed)}${left}`;
      const room = isTTY ? line.slice(0, Math.max(20, (process.stderr.columns ?? 80) - 1)) : line;
      process.stderr.write(isTTY ? `\r\x1b[K${room}` : `${room}\n`);
    },
    end() {
      if (isTTY) process.stderr.write('\r\x1b[K');
    },
  };
}

/** The most memory this process has held so far, bytes. */
export function peakMemory(): number {
  return process.resourceUsage().maxRSS * 1024;
}

/** Characters a line of output may have: the terminal's, or plenty where there is none. */
export function outputWidth(): number {
  return process.stdout.isTTY ? (process.stdout.columns ?? 100) : 160;
}
