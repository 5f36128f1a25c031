import { encodePack, type Pack } from '../../engine/data/pack.ts';
import type { Core } from '../../engine/numeric/core.ts';
import { NotLearntError } from '../../engine/round/learnt.ts';
import { openOwnPack } from '../../engine/round/own-well.ts';
import { openRound } from '../../engine/round/round.ts';
import type { Scenario } from '../../engine/round/scenario.ts';
import type { Understood } from '../../instrument/formats/understood.ts';

/** A file of somebody's own, read in the browser. */
export interface OwnData {
  readonly scenario: Scenario;
  readonly pack: Uint8Array;
  /** How the file was understood, and what may not be as it was meant. */
  readonly read: Understood;
}

export interface OwnApi {
  /**
   * A labelled file (CSV, LIBSVM, .npy or .npz) as a scenario, as `well pack` makes one.
   *
   * @param label  the column of the labels in a CSV file; guessed when null
   */
  readOwn(name: string, bytes: Uint8Array, label: string | null): Promise<OwnData>;
}

/** Pictures are squares of at least so many pixels a side. */
const LEAST_SIDE = 8;

export const createOwnJobs = (core: () => Promise<Core>): OwnApi => ({
  async readOwn(name, bytes, label) {
    // What reads files is a script of its own: few people bring one.
    const [{ buildHostPack }, { parseManifest }, { remarkError }] = await Promise.all([
      import('../../instrument/packs/host-pack.ts'),
      import('../../instrument/packs/manifest.ts'),
      import('../../instrument/remarks.ts'),
    ]);
    const file = shortName(name);
    const manifest = parseManifest(
      file,
      JSON.stringify({
        format: 'poisoned-well-data',
        version: 1,
        id: idOf(name),
        train: file,
        ...(label && { label }),
        title: file.slice(0, 60),
        provenance: { source: file, version: '1', licence: '-', citation: '-' },
      }),
    );
    const { pack, files } = buildHostPack(manifest, new Map([[file, bytes]]));
    const encoded = encodePack(withPicture(pack));
    const well = openOwnPack(encoded);
    // What its victim does not learn is refused here, and not when somebody plays.
    const round = await openRound(await core(), well, 1, { attacks: [] });
    try {
      round.clean();
    } catch (error) {
      if (!(error instanceof NotLearntError)) throw error;
      throw remarkError('not-learnt', 'not-learnt', { file, ...error.learnt }, { cause: error });
    }
    return { scenario: well.scenario, pack: encoded, read: files[0] as Understood };
  },
});

/** Square samples of grey values are shown as pictures. */
function withPicture(pack: Pack): Pack {
  const { d, x } = pack.train;
  const side = Math.round(Math.sqrt(d));
  const isPicture = side >= LEAST_SIDE && side * side === d && x.every((value) => value >= 0 && value <= 255);
  if (!isPicture || !pack.card) return pack;
  return { ...pack, card: { ...pack.card, picture: { kind: 'image', side } } };
}

/** A name of a file as a manifest takes it: its end, where it is too long. */
const shortName = (name: string) => name.trim().slice(-200).trim() || 'data';

/** Small letters, digits and hyphens: a link that says it means the same file by its name. */
function idOf(name: string): string {
  const plain = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 24);
  return `own-${plain || 'data'}`;
}
