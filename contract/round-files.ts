import { GameError } from '../engine/errors.ts';
import type { DataKind } from '../engine/match/access.ts';
import type { RoomView } from '../engine/match/views.ts';
import { isGenerated } from '../engine/round/scenarios/index.ts';

/** The files that hold samples: those of the two desks whole, those that are drawn laid out. */
type SamplesKind = Extract<DataKind, 'known' | 'stream' | 'samples'>;
/** The files that a page shows a bout from. */
export type ShownFile = SamplesKind | Extract<DataKind, 'training' | 'reveal'>;

/** Whether the healthy model of a scenario is fetched: where data are generated, pages generate them. */
export const hasHealthyFile = (scenario: string): boolean => !isGenerated(scenario);

/** The file of samples that this view may ask for in this phase. */
export function sampleFileFor(view: RoomView): SamplesKind | null {
  if (view.phase === 'train' || view.phase === 'reveal') return 'samples';
  if (view.role !== 'player') return null;
  if (view.phase === 'prepare' && view.attack) return 'known';
  if (view.phase === 'filter' && view.defend?.streamReady) return 'stream';
  return null;
}

/** What a page shows a bout from in one phase. */
interface PhaseFiles {
  /** Whole, or laid out to be drawn. */
  readonly samples: Uint8Array;
  /** A `training` or `reveal` file, in the phases of these names. */
  readonly shown: Uint8Array | null;
}

/** The files of bouts as a page fetches them. */
export interface RoundFiles {
  /** What a view of the bout shows now; samples that this page has are not asked for again. */
  read(view: RoomView, bout: string, token: string | null): Promise<PhaseFiles>;
}

/** Files to be drawn that are held, some 0.1 MB each; of the desks' one is, they are large. */
const DRAWN_HELD = 4;

/**
 * @param ask    fetches a file of a bout
 * @param plain  unpacks a file of a desk, which is read many times
 */
export function createRoundFiles(
  ask: (code: string, bout: string, file: ShownFile, token: string | null) => Promise<Uint8Array>,
  plain: (sent: Uint8Array) => Promise<Uint8Array>,
): RoundFiles {
  let desk: { readonly key: string; readonly file: Uint8Array } | null = null;
  const drawn = new Map<string, Uint8Array>();

  async function deskFile(key: string, fetched: () => Promise<Uint8Array>): Promise<Uint8Array> {
    if (desk?.key === key) return desk.file;
    desk = { key, file: await plain(await fetched()) };
    return desk.file;
  }

  async function drawnFile(key: string, fetched: () => Promise<Uint8Array>): Promise<Uint8Array> {
    const file = drawn.get(key) ?? (await fetched());
    drawn.set(key, file);
    const [oldest] = drawn.keys();
    if (drawn.size > DRAWN_HELD && oldest !== undefined) drawn.delete(oldest);
    return file;
  }

  return {
    async read(view, bout, token) {
      const { code, phase } = view;
      const kind = sampleFileFor(view);
      if (kind === null) throw new GameError('wrong-phase', `nothing of bout ${bout} is shown in ${phase}`);
      const keyOf = (of: SamplesKind) => `${code} ${bout} ${of}`;
      const fetched = () => ask(code, bout, kind, token);
      if (kind !== 'samples') return { samples: await deskFile(keyOf(kind), fetched), shown: null };
      // The defenders of a bout have its samples whole.
      const samples = desk?.key === keyOf('stream') ? desk.file : await drawnFile(keyOf(kind), fetched);
      return { samples, shown: await ask(code, bout, phase === 'train' ? 'training' : 'reveal', token) };
    },
  };
}
