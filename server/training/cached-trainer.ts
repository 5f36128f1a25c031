import { GameError } from '../../engine/errors.ts';
import type { TaskOutcome, Trainer } from './trainer.ts';

/** What a failure that is remembered, or the answer to a question, takes with its key. */
const SMALL_BYTES = 2_048;

interface Held {
  readonly answer: Promise<TaskOutcome>;
  /** 0 until the answer is here. */
  bytes: number;
}

/**
 * Remembers answers up to `maxBytes`, the least recently used go first, and asks once for what is
 * asked for by many at the same time. A failure is remembered when it would come again.
 */
export function createCachedTrainer(inner: Trainer, maxBytes: number): Trainer {
  const held = new Map<string, Held>(); // a Map keeps its order: oldest use first
  let total = 0;

  function forget(key: string): void {
    total -= held.get(key)?.bytes ?? 0;
    held.delete(key);
  }

  function remember<T extends TaskOutcome>(task: object, ask: () => Promise<T>): Promise<T> {
    const key = JSON.stringify(task); // leaves out where rows come from; their hash is in the plan
    const known = held.get(key);
    if (known) {
      held.delete(key);
      held.set(key, known);
      return known.answer as Promise<T>;
    }
    const answer = ask();
    const entry: Held = { answer, bytes: 0 };
    held.set(key, entry);
    const keep = (bytes: number) => {
      if (held.get(key) !== entry) return;
      entry.bytes = bytes;
      total += bytes;
      for (const oldest of [...held.keys()]) {
        if (total <= maxBytes || oldest === key) break;
        forget(oldest);
      }
    };
    answer.then(
      (value) => keep(sizeOf(value)),
      (error: unknown) => {
        if (error instanceof GameError && error.code === 'training-impossible') keep(SMALL_BYTES);
        else if (held.get(key) === entry) forget(key);
      },
    );
    return answer;
  }

  return {
    known: (spec) => remember({ kind: 'known', ...spec }, () => inner.known(spec)),
    well: (spec) => inner.well(spec), // for whoever checks a replay: once, and large
    stream: (spec) => remember({ kind: 'stream', ...spec }, () => inner.stream(spec)),
    round: (spec) => remember({ kind: 'round', ...spec }, () => inner.round(spec)),
    origins: (spec) => remember({ kind: 'origins', ...spec }, () => inner.origins(spec)),
    ask: (spec) => remember({ kind: 'ask', ...spec }, () => inner.ask(spec)),
    close: () => inner.close(),
  };
}

function sizeOf(value: TaskOutcome): number {
  if (value instanceof Uint8Array) return value.length;
  if ('kind' in value) return SMALL_BYTES;
  const frames = value.frames.reduce((sum, { model }) => sum + model.length, 0);
  return frames + value.kept.length + value.cleanModel.length + value.reveal.length;
}
