/** Somebody who does the work of a task. Of several ways the one that is fastest in the warm-up is timed. */
export interface Contender {
  readonly name: string;
  readonly ways: readonly (() => unknown)[];
  /** Run before each sample, untimed. */
  readonly prepare?: () => Promise<unknown>;
}

export interface Timing {
  readonly name: string;
  /** Milliseconds of processor time for one run of the work. */
  readonly best: number;
  readonly median: number;
  readonly samples: number;
}

/** A sample is at least this long, so that the clock and the interrupts weigh little. Milliseconds. */
const SAMPLE = 25;
/** Whoever is slower than this, in milliseconds, needs no warming up. */
const SLOW = 500;
/** Whoever would need longer than this for all rounds takes part in some of them, evenly spread. Milliseconds. */
const PATIENCE = 15_000;

/** Processor time of one run, in milliseconds: what other programs take of the machine does not count. */
async function time(work: () => unknown, runs: number): Promise<number> {
  const start = process.cpuUsage();
  for (let i = 0; i < runs; i++) await work();
  const { user, system } = process.cpuUsage(start);
  return Math.max(1, user + system) / 1000 / runs;
}

/** Runs the contenders turn by turn, so that whatever slows the machine down meets all of them. */
export async function race(contenders: readonly Contender[], rounds: number): Promise<Timing[]> {
  const entries: {
    contender: Contender;
    way: () => unknown;
    once: number;
    turns: number;
    samples: number[];
  }[] = [];
  for (const contender of contenders) {
    await contender.prepare?.();
    let [way, once] = [contender.ways[0] as () => unknown, Number.POSITIVE_INFINITY];
    for (const tried of contender.ways) {
      // Thrice when quick: compilers take over in the middle of the first runs.
      let took = await time(tried, 1);
      for (let i = 0; i < 2 && took < SLOW; i++) took = Math.min(took, await time(tried, 1));
      if (took < once) [way, once] = [tried, took];
    }
    const turns = Math.min(rounds, Math.max(1, Math.floor(PATIENCE / once)));
    entries.push({ contender, way, once, turns, samples: [] });
  }
  for (let round = 0; round < rounds; round++) {
    for (const { contender, way, once, turns, samples } of entries) {
      if (Math.floor(((round + 1) * turns) / rounds) === Math.floor((round * turns) / rounds)) continue;
      await contender.prepare?.();
      samples.push(await time(way, Math.max(1, Math.ceil(SAMPLE / once))));
    }
  }
  return entries.map(({ contender, samples }) => {
    const sorted = samples.toSorted((a, b) => a - b);
    const middle = sorted.length >> 1;
    const median =
      sorted.length % 2 === 1
        ? (sorted[middle] as number)
        : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2;
    return { name: contender.name, best: sorted[0] as number, median, samples: sorted.length };
  });
}
