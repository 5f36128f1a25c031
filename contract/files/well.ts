import { z } from 'zod';
import { PARTS, type Part } from '../../engine/data/pack-details.ts';
import { fromCodes, toCodes } from '../../engine/data/quantise.ts';
import type { Samples } from '../../engine/data/samples.ts';
import { encodeSections } from '../../engine/data/sections.ts';
import type { Scenario, Well } from '../../engine/round/scenario.ts';
import { type Blocks, type CodedRows, dataMeta, openFile, putRows } from './rows.ts';

/** Header of a `well` file; `n` is the number of training rows. */
export const wellMeta = dataMeta.extend({
  /** Accounts that samples come from, by their names; absent where nobody keeps track. */
  accounts: z.array(z.string().max(80)).max(65_536).exactOptional(),
});
type WellMeta = z.infer<typeof wellMeta>;

/**
 * The clean data of a bout, for everybody once the match is over: with them, the seed and the plans the bout can be
 * played again.
 */
export function encodeWell(bout: string, well: Well): Uint8Array {
  const { scenario, train, vocabulary, contributors, spare } = well;
  const { quantiser } = scenario;
  const coded = (rows: Samples): CodedRows => ({ x: toCodes(quantiser, rows), y: Uint8Array.from(rows.y) });
  const meta: WellMeta = {
    bout,
    scenario: scenario.id,
    n: train.n,
    d: train.d,
    classes: train.classes,
    ...(vocabulary && { vocabulary: [...vocabulary] }),
    ...(contributors && { accounts: [...contributors.names] }),
  };
  const blocks: Blocks = {};
  for (const part of PARTS) {
    Object.assign(blocks, putRows(`${part}.`, coded(well[part])));
    if (contributors) blocks[`${part}.accounts`] = Int32Array.from(contributors[part]);
  }
  if (spare) {
    Object.assign(blocks, putRows('spare.', coded(spare.rows)));
    blocks['spare.accounts'] = Int32Array.from(spare.contributor);
  }
  return encodeSections(meta, blocks);
}

/**
 * @param scenario  the one that the file names
 * @throws GameError 'bad-file'
 */
export function decodeWell(file: Uint8Array, { quantiser, ...scenario }: Scenario): Well {
  const { meta, rows, ints, has, end } = openFile(file, 'well', wellMeta);
  const { d, classes, vocabulary, accounts } = meta;
  const samples = (prefix: string): Samples => {
    const { x, y } = rows(prefix, d);
    return { n: y.length, d, classes, x: fromCodes(quantiser, x, d), y: Int32Array.from(y) };
  };
  const [train, test, golden] = PARTS.map((part) => samples(`${part}.`)) as [Samples, Samples, Samples];
  const parts: Readonly<Record<Part, Samples>> = { train, test, golden };
  const accountsOf = (part: Part) => Uint16Array.from(ints(`${part}.accounts`, parts[part].n));
  const contributors = accounts && {
    names: accounts,
    train: accountsOf('train'),
    test: accountsOf('test'),
    golden: accountsOf('golden'),
  };
  const spareRows = has('spare.y') ? samples('spare.') : null;
  return end({
    scenario: { ...scenario, quantiser },
    ...parts,
    ...(spareRows && {
      spare: { rows: spareRows, contributor: Uint16Array.from(ints('spare.accounts', spareRows.n)) },
    }),
    ...(contributors && { contributors }),
    ...(vocabulary && { vocabulary }),
  });
}
