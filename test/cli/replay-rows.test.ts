import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { encodePoison, poisonHash } from '../../contract/files/poison.ts';
import type { ReplayFile } from '../../contract/replay.ts';
import { takeRows } from '../../engine/data/rows.ts';
import { newTeams } from '../../engine/match/teams.ts';
import { drawWell } from '../../engine/round/draw-well.ts';
import { ENGINE_VERSION } from '../../engine/round/engine-version.ts';
import { flipRows, insertRows, pointRows } from '../../engine/round/hand.ts';
import { noPoison, tallyOf } from '../../engine/round/poison-rows.ts';
import { openRound, playRound } from '../../engine/round/round.ts';
import { encodeRowSet } from '../../engine/round/row-set.ts';
import { testCore } from '../support/test-core.ts';
import { runWell, scratchFolder } from './well.ts';

const folder = scratchFolder();
const core = await testCore();

it('WIRE-42 "well replay" plays rows that were made by hand again, to the bit', async () => {
  const seed = '0123456789abcdef0123456789abcdef';
  const well = drawWell(core, 'moons', { pack: null, reserve: null }, seed);
  const round = await openRound(core, well, seed, { attacks: [] });
  const known = takeRows(well.train, round.knownRows());
  const ground = { known, quantiser: well.scenario.quantiser };
  const poison = insertRows(
    flipRows(noPoison(known), ground, [3, 4, 9]),
    ground,
    pointRows(ground, [0.25, 1], 1),
  );
  const file = encodePoison(well.scenario, poison);
  const hash = poisonHash(file);
  const attack = { rows: { hash, ...tallyOf(poison) }, made: ['hand' as const] };
  const defend = { panel: { drop: encodeRowSet([1, 5]), keep: '' }, filters: [], cap: 12 };
  const { summary } = playRound(round, { plan: attack, poison }, defend);
  const replay: ReplayFile = {
    ...({ format: 'poisoned-well-replay', version: 2, code: 'ABCDEF' } as const),
    ...{ seed, teams: newTeams(2), engine: ENGINE_VERSION },
    bouts: [
      {
        ...{
          id: 'r1b1',
          round: 1,
          teams: { attack: 't1', defend: 't2' },
          well: 't2',
          scenario: 'moons',
          seed,
        },
        ...{ attack: { plan: attack, byBot: false }, defend: { plan: defend, byBot: false }, summary },
      },
    ],
    rows: { [hash]: Buffer.from(file).toString('base64') },
    guesses: [],
  };
  writeFileSync(join(folder, 'rows.json'), JSON.stringify(replay));
  const ran = await runWell(folder, ['replay', 'rows.json']);
  expect(ran).toMatchObject({ code: 0, err: '' });
  expect(ran.out).toContain('hand against panel + cap');
  expect(ran.out).toContain('same to the bit');
  expect(ran.out).toMatch(
    /4 poisoned samples .*, made by hand; the defenders’ “By hand” and “Cap per account”/,
  );
});
