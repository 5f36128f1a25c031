import { GameError } from '../../engine/errors.ts';
import type { AnswerFolder } from './answer-folder.ts';
import { createByteCache } from './byte-cache.ts';
import type { Packed } from './packed.ts';
import type { TaskOutcome, Trainer } from './trainer.ts';

/** What a failure that is remembered, or the answer to a question, takes with its key. */
const SMALL_BYTES = 2_048;

/**
 * Remembers answers up to `maxBytes`, the least recently used go first, and asks once for what is
 * asked for by many at the same time. A failure is remembered when it would come again.
 *
 * @param folder  where files are kept that memory has no room for
 */
export function createCachedTrainer(
  inner: Trainer,
  maxBytes: number,
  folder: AnswerFolder | null = null,
): Trainer {
  const cache = createByteCache(maxBytes, sizeOf, (error) =>
    error instanceof GameError && error.code === 'training-impossible' ? SMALL_BYTES : null,
  );
  /** The key leaves out where rows come from; their hash is in the plan. */
  const remember = <T extends TaskOutcome>(task: object, ask: () => Promise<T>): Promise<T> =>
    cache.remember(JSON.stringify(task), ask);
  const rememberFile = (task: object, ask: () => Promise<Packed>): Promise<Packed> => {
    if (!folder) return remember(task, ask);
    const key = JSON.stringify(task);
    return cache.remember(key, async () => {
      const gzip = await folder.read(key);
      if (gzip) return { gzip };
      const made = await ask();
      void folder.keep(key, made.gzip);
      return made;
    });
  };

  return {
    known: (spec, place) => rememberFile({ kind: 'known', ...spec }, () => inner.known(spec, place)),
    healthy: (spec, place) => inner.healthy(spec, place), // kept by who sends it
    well: (spec, place) => inner.well(spec, place), // for whoever checks a replay: once, and large
    stream: (spec, place) => rememberFile({ kind: 'stream', ...spec }, () => inner.stream(spec, place)),
    publicStream: (spec, place) =>
      rememberFile({ kind: 'publicStream', ...spec }, () => inner.publicStream(spec, place)),
    samples: (spec, place) => rememberFile({ kind: 'samples', ...spec }, () => inner.samples(spec, place)),
    round: (spec, place) => remember({ kind: 'round', ...spec }, () => inner.round(spec, place)),
    models: (spec, place) => inner.models(spec, place),
    origins: (spec, place) => remember({ kind: 'origins', ...spec }, () => inner.origins(spec, place)),
    ask: (spec, place) => remember({ kind: 'ask', ...spec }, () => inner.ask(spec, place)),
    // Of one bout a reveal, and kept in the store.
    why: (spec, place) => inner.why(spec, place),
    reply: (spec, place) => inner.reply(spec, place),
    close: () => inner.close(),
  };
}

function sizeOf(value: TaskOutcome): number {
  if (value instanceof Uint8Array) return value.length;
  if ('gzip' in value) return value.gzip.length;
  if ('kind' in value) return SMALL_BYTES;
  const frames = value.frames.reduce((sum, { model }) => sum + model.length, 0);
  const { kept, cleanModel, layout, reveal } = value;
  return frames + kept.length + cleanModel.length + layout.places.byteLength + reveal.gzip.length;
}
